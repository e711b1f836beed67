package dev.mxonramp.domain.migration.copy;

/** A worker's place at an old server, among those that are at it for other mailboxes. */
public interface HostPlace extends AutoCloseable {
    /** A place at a server that nobody counts places at. */
    HostPlace UNBOUNDED = new HostPlace() {
        @Override
        public void keep() {
            // Nobody else waits for it.
        }

        @Override
        public void close() {
            // Nobody else waits for it.
        }
    };

    /**
     * Makes sure that it lasts a while; asked at least once a minute.
     *
     * @throws dev.mxonramp.domain.migration.ServerBusy if it was lost and there is no other
     */
    void keep();

    /** Gives it back. */
    @Override
    void close();
}
