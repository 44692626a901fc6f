package io.civstack.local.infra;

/** Something that runs until it is told to stop. */
interface Part {

    void stop() throws Exception;
}
