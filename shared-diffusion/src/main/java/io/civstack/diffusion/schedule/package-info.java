/** Noise levels of models and the schedules (sigmas) that samplers walk along. */
@NullMarked
package io.civstack.diffusion.schedule;

import org.jspecify.annotations.NullMarked;
