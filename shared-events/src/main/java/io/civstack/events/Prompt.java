package io.civstack.events;

/** The words a picture was asked for with; {@code negative} is empty when there is none. Its text stays out of logs. */
public record Prompt(String positive, String negative) {

    @Override
    public String toString() {
        return "Prompt[" + positive.length() + " + " + negative.length() + " characters]";
    }
}
