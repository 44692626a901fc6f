package io.civstack.ledger.account;

/**
 * A place where Buzz lies. Its id is text that says what the account is for, so that a journal row can be read without a join; account
 * rows are always locked and updated in the order of their ids.
 */
public sealed interface Account permits PurseAccount, HouseAccount {

    /** Stable for ever and different for different accounts. */
    String id();
}
