package cn.tongxinqiao.request;

/**
 * A request as it is handed in.
 *
 * @param channel where it came in
 * @param type what is wanted
 * @param community 12-digit code
 * @param compound compound code or null
 * @param address place in words, may be empty
 * @param text the matter in the resident's words
 * @param category subject code or null when not known
 * @param requester who asks
 * @param facts what is known for the decision tables
 * @param externalId number in the sending system, or null
 */
public record NewRequest(
        Channel channel,
        RequestType type,
        String community,
        String compound,
        String address,
        String text,
        Category category,
        Requester requester,
        Facts facts,
        String externalId) {}
