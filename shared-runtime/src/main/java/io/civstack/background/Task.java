package io.civstack.background;

/** One round of work. Whatever it throws but an interrupt is noted, and the work goes on with the next round. */
@FunctionalInterface
public interface Task {
    void run() throws Exception;
}
