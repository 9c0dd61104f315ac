import Glibc

/// The descriptors 0, 1 and 2.
enum StandardDescriptors {
    /// Opens /dev/null for those that are closed at the start: else the next file or socket would get their number, and
    /// what is printed or logged would be written into it.
    static func fill() {
        for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(number, F_GETFD) < 0 {
            // the lowest number that is free
            let descriptor = open("/dev/null", O_RDWR)
            guard descriptor >= 0, descriptor != number else { continue }
            dup2(descriptor, number)
            close(descriptor)
        }
    }
}
