package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.picture.Picture;
import io.civstack.diffusion.request.StepListener;

/**
 * Hears one run of several that draw a series.
 *
 * @param run counted from 0
 * @param runs how many there are, with as many steps each
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
