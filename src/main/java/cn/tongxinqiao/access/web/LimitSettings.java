package cn.tongxinqiao.access.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one address of the public may call within a minute. Who is signed in is not limited.
 *
 * @param reads pages and figures looked at
 * @param submissions requests handed in by programs
 * @param steps forms sent on the residents' pages, several for one request
 * @param uploads calls that bring photos
 * @param misses calls that name a case or a token there is none of
 * @param signIns wrong passwords
 * @param trialFactor how many times as much is allowed in a trial
 * @param addresses addresses that are counted at the same time; the one longest silent is forgotten first
 * @param proxies proxies of ours that a call passes, each of which adds its caller to {@code X-Forwarded-For}
 */
@ConfigurationProperties("tongxinqiao.limits")
record LimitSettings(
        @DefaultValue("300") int reads,
        @DefaultValue("30") int submissions,
        @DefaultValue("120") int steps,
        @DefaultValue("30") int uploads,
        @DefaultValue("20") int misses,
        @DefaultValue("20") int signIns,
        @DefaultValue("200") int trialFactor,
        @DefaultValue("100000") int addresses,
        @DefaultValue("1") int proxies) {

    int perMinute(PublicCall call) {
        return switch (call) {
            case READ -> reads;
            case SUBMISSION -> submissions;
            case STEP -> steps;
            case UPLOAD -> uploads;
            case MISS -> misses;
            case WRONG_PASSWORD -> signIns;
        };
    }
}
