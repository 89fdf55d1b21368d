package cn.tongxinqiao.notification;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How letters are sent. The mail server itself is named by Spring's own {@code spring.mail.*}.
 *
 * @param from sender of all letters, an address with or without a name before it; null only without a mail server
 * @param contact how to reach a person, printed under every letter
 * @param sending whether this node sends; off, its letters wait for another node
 * @param threads letters on the way at the same time, by this node
 * @param poll how long the sender rests when nothing is due and nobody wakes it
 * @param serverPause how long the whole queue rests when the mail server cannot be used
 * @param backOff waits between the tries of one letter; the last one repeats
 * @param giveUpAfter how long one letter is tried, counted from its first try, and how long one is held back
 * @param connectTimeout until a connection stands
 * @param readTimeout until the server answers
 * @param writeTimeout until the server takes what we say
 * @param stuckAfter how long a letter may be due before the staff page lists it as stuck
 * @param keep how long address and values of a letter are kept after it was sent or has failed; then only the fact is
 * @param flood how many letters one address gets
 */
@ConfigurationProperties("tongxinqiao.mail")
record MailSettings(
        String from,
        @DefaultValue("12345 政务服务便民热线，或到社区党群服务站当面说") String contact,
        @DefaultValue("true") boolean sending,
        @DefaultValue("2") int threads,
        @DefaultValue("5s") Duration poll,
        @DefaultValue("30s") Duration serverPause,
        @DefaultValue({"1m", "5m", "30m", "2h", "6h"}) List<Duration> backOff,
        @DefaultValue("3d") Duration giveUpAfter,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("15s") Duration readTimeout,
        @DefaultValue("15s") Duration writeTimeout,
        @DefaultValue("10m") Duration stuckAfter,
        @DefaultValue("30d") Duration keep,
        @DefaultValue Flood flood) {

    private static final String NOBODY = "同心桥 <tongxinqiao@localhost>";

    /**
     * Letters one address gets at most; what is more waits.
     *
     * @param perHour to a resident within any 60 minutes
     * @param perDay to a resident within any 24 hours
     * @param staffPerHour to a member of staff within any 60 minutes
     * @param staffPerDay to a member of staff within any 24 hours
     */
    record Flood(
            @DefaultValue("10") int perHour,
            @DefaultValue("30") int perDay,
            @DefaultValue("120") int staffPerHour,
            @DefaultValue("600") int staffPerDay) {

        int hourly(boolean forStaff) {
            return forStaff ? staffPerHour : perHour;
        }

        int daily(boolean forStaff) {
            return forStaff ? staffPerDay : perDay;
        }
    }

    /** Refuses figures with which nothing would ever be sent, or without end. */
    MailSettings {
        refuseUnlessPositive("threads", threads);
        refuseUnlessPositive("poll", poll.toMillis());
        refuseUnlessPositive("server-pause", serverPause.toMillis());
        refuseUnlessPositive("give-up-after", giveUpAfter.toMillis());
        refuseUnlessPositive("connect-timeout", connectTimeout.toMillis());
        refuseUnlessPositive("read-timeout", readTimeout.toMillis());
        refuseUnlessPositive("write-timeout", writeTimeout.toMillis());
        refuseUnlessPositive("keep", keep.toMillis());
        refuseUnlessPositive("back-off", backOff.size());
        backOff.forEach(step -> refuseUnlessPositive("back-off", step.toMillis()));
        refuseUnlessPositive("flood.per-hour", flood.perHour);
        refuseUnlessPositive("flood.per-day", flood.perDay);
        refuseUnlessPositive("flood.staff-per-hour", flood.staffPerHour);
        refuseUnlessPositive("flood.staff-per-day", flood.staffPerDay);
        backOff = List.copyOf(backOff);
    }

    /** The wait after a letter's n-th failed try, counted from 1. */
    Duration waitAfter(int attempts) {
        return backOff.get(Math.min(attempts, backOff.size()) - 1);
    }

    String sender() {
        return from == null || from.isBlank() ? NOBODY : from.strip();
    }

    private static void refuseUnlessPositive(String name, long value) {
        if (value < 1) {
            throw MailSettingsUnsafe.notPositive("tongxinqiao.mail." + name);
        }
    }
}
