# A formula for Homebrew. Untried: it was written on Linux, where Homebrew did not run, and Winnow has not been built on
# macOS. The url and the checksum are those of a release that you make with `make dist`.
class Winnow < Formula
  desc "Keeps what of retrieved text answers a question, and drops the rest"
  homepage "https://example.org/winnow"
  url "https://example.org/winnow/winnow-0.1.0-source.tar.gz"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license "Apache-2.0"

  depends_on xcode: ["16.3", :build]
  depends_on "cmark-gfm"
  depends_on "libmd"
  depends_on "libstemmer"
  depends_on "sqlite"
  depends_on "zstd"
  uses_from_macos "zlib"

  def install
    system "make", "install", "install-http", "PREFIX=#{prefix}", "SUDO="
  end

  test do
    output = pipe_output("#{bin}/winnow prune --pruner fast -q 'What does the mill grind?'",
                         "The mill grinds grain. Its roof is made of slate.")
    assert_equal "The mill grinds grain.\n", output
  end
end
