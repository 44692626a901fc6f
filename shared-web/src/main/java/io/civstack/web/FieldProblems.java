package io.civstack.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Collects what is wrong with the fields of a request, so that one answer tells all of it. A single problem is answered
 * as it is; several are one problem that lists them.
 */
public final class FieldProblems {

    static final int ERRORS_MAX = 16;

    private final List<Problem> problems;
    private final List<FieldProblem> errors;
    private final String pointer;

    /** Of the fields of a body. */
    public FieldProblems() {
        this(new ArrayList<>(), new ArrayList<>(), "#");
    }

    private FieldProblems(List<Problem> problems, List<FieldProblem> errors, String pointer) {
        this.problems = problems;
        this.errors = errors;
        this.pointer = pointer;
    }

    /** Of the fields inside of {@code field}, collected together with these. */
    public FieldProblems inside(String field) {
        return new FieldProblems(problems, errors, pointer + "/" + escape(field));
    }

    /** Says what is wrong with a field. */
    public void add(String field, Problem problem) {
        add(problem, FieldProblem.inBody(pointer + "/" + escape(field), problem));
    }

    /** Says what is wrong with a query parameter. */
    void addParameter(String parameter, Problem problem) {
        add(problem, FieldProblem.inQuery(parameter, problem));
    }

    /** Ends the request when anything was wrong. */
    public void refuse() {
        if (!errors.isEmpty()) {
            throw problem().exception();
        }
    }

    boolean isFull() {
        return errors.size() >= ERRORS_MAX;
    }

    Problem problem() {
        Problem first = problems.getFirst();
        Problem all = problems.size() == 1
                ? first
                : WebProblems.fieldsInvalid(
                        first.status(), problems.stream().map(Problem::detail).collect(Collectors.joining(" ")));
        return all.withErrors(errors);
    }

    private void add(Problem problem, FieldProblem error) {
        if (!isFull()) {
            problems.add(problem);
            errors.add(error);
        }
    }

    /** As RFC 6901 has it. */
    private static String escape(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }
}
