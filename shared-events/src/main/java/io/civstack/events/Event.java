package io.civstack.events;

/** An event that crosses a service boundary. Its type name, topic and key are in {@link Topics}. */
public sealed interface Event
        permits GenerationEvent,
                ImageEvent,
                ModelEvent,
                HoldEvent,
                PurseEvent,
                PromptEvent,
                DecisionEvent,
                ReviewEvent {}
