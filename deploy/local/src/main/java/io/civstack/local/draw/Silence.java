package io.civstack.local.draw;

import com.fasterxml.jackson.databind.JsonNode;

/** For those who want the end of a job and nothing on the way. */
public final class Silence implements JobWatch.Listener {

    @Override
    public void onJob(JsonNode job) {
        // Nobody looks.
    }

    @Override
    public void onStep(int picture, int count, int step, int steps) {
        // Nobody looks.
    }
}
