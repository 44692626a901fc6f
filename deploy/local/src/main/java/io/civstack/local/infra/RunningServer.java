package io.civstack.local.infra;

/** One of the servers of the infrastructure, which runs until it is stopped. */
interface RunningServer {

    void stop() throws Exception;
}
