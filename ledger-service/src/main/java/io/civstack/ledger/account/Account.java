package io.civstack.ledger.account;

/**
 * An account of the double-entry ledger: a bucket of somebody's purse, or one of the house. Its id is text that says
 * what the account is for, so that a journal row can be read without a join; account rows are always locked and updated
 * in the order of their ids.
 */
public sealed interface Account permits PurseAccount, HouseAccount {

    /** Stable for ever and different for different accounts. */
    String id();
}
