package io.civstack.local.supervisor;

import io.civstack.local.supervisor.Status.ProgramStatus;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** In which order programs start and stop: wave by wave. */
final class StartOrder {

    private StartOrder() {}

    static boolean mayStart(int wave, Collection<ProgramStatus> programs) {
        return programs.stream()
                .filter(program -> program.wave() < wave)
                .allMatch(program -> program.phase() == Phase.READY);
    }

    /** The last wave first, so that no program loses one that it needs. */
    static List<Integer> stopOrder(Collection<ProgramStatus> programs) {
        return programs.stream()
                .map(ProgramStatus::wave)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }
}
