package io.civstack.work;

/** Open while its worker has a slot to fill; who listens for rings waits before it. */
final class Gate {

    private boolean open;

    synchronized void set(boolean nowOpen) {
        open = nowOpen;
        notifyAll();
    }

    synchronized boolean isOpen() {
        return open;
    }

    synchronized void await() throws InterruptedException {
        while (!open) {
            wait();
        }
    }
}
