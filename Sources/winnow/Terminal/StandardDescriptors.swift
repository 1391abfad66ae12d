import Glibc

/// Descriptors 0, 1 and 2, which a parent may have closed.
enum StandardDescriptors {
    /// Takes the places of closed ones, before a file that is opened gets one and results are printed into it. Reading
    /// or writing them still fails.
    static func reserve() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            let opened = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
            guard opened >= 0, opened != descriptor else { continue }
            _ = dup2(opened, descriptor)
            close(opened)
        }
    }
}
