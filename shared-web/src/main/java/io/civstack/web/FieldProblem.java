package io.civstack.web;

import org.jspecify.annotations.Nullable;

/**
 * One of the things that are wrong with a request; a problem document lists them as {@code errors}.
 *
 * @param pointer the field of the body as a JSON pointer, such as {@code #/defaults/steps}; absent for a parameter
 * @param parameter the name of the query parameter; absent for a field of the body
 * @param code as in docs/problems.md
 * @param detail one sentence that says what is taken
 * @param action what the user can do about it
 */
public record FieldProblem(
        @Nullable String pointer,
        @Nullable String parameter,
        String code,
        String detail,
        @Nullable String action) {

    static FieldProblem inBody(String pointer, Problem problem) {
        return new FieldProblem(pointer, null, problem.code(), problem.detail(), problem.action());
    }

    static FieldProblem inQuery(String parameter, Problem problem) {
        return new FieldProblem(null, parameter, problem.code(), problem.detail(), problem.action());
    }
}
