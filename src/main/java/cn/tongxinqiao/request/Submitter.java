package cn.tongxinqiao.request;

/**
 * Who hands a request in, and under which key it may be handed in again without becoming a second case.
 *
 * @param account signed-in account, or null for the public
 * @param trusted whether the facts count: staff and integration accounts
 * @param integration whether it is an integration account
 * @param idempotencyKey key of the submission or null
 * @param bodyHash hash of the whole submission, to tell a repetition from another request
 */
public record Submitter(String account, boolean trusted, boolean integration, String idempotencyKey, String bodyHash) {}
