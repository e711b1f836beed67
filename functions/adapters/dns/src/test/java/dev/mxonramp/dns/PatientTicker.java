package dev.mxonramp.dns;

/** Time that goes slowly: a check's eight seconds are over only where it hangs, however much else the machine has to do. */
final class PatientTicker implements Ticker {
    private static final int SLOWER = 10;

    private final long start = System.nanoTime();

    @Override
    public long nanos() {
        return (System.nanoTime() - start) / SLOWER;
    }

    @Override
    public void await(long nanos) throws InterruptedException {
        Ticker.SYSTEM.await(nanos);
    }
}
