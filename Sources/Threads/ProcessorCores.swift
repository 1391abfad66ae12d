import Glibc

package enum ProcessorCores {
    /// How many the system runs on, at least 1.
    package static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
