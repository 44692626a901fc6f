package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.picture.Picture;
import io.civstack.diffusion.request.StepListener;

/**
 * Reports the steps of one batch of several as steps of the whole series.
 *
 * @param run number of the batch, counted from 0
 * @param runs number of batches, which have equally many steps
 */
record SeriesListener(StepListener all, int run, int runs) implements StepListener {

    @Override
    public void onStep(int step, int steps) {
        all.onStep(run * steps + step, runs * steps);
    }

    @Override
    public boolean cancelled() {
        return all.cancelled();
    }

    @Override
    public boolean wantsPreview() {
        return all.wantsPreview();
    }

    @Override
    public void onPreview(Picture rough) {
        all.onPreview(rough);
    }
}
