package io.civstack.local.supervise;

import io.civstack.local.supervise.Status.ProgramStatus;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Who starts when, and who stops when. */
final class Waves {

    private Waves() {}

    static boolean mayStart(int wave, Collection<ProgramStatus> programs) {
        return programs.stream()
                .filter(program -> program.wave() < wave)
                .allMatch(program -> program.phase() == Phase.READY);
    }

    /** The last wave first, so that nobody loses what it stands on. */
    static List<Integer> stopOrder(Collection<ProgramStatus> programs) {
        return programs.stream()
                .map(ProgramStatus::wave)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }
}
