package cn.tongxinqiao.request;

import cn.tongxinqiao.privacy.FieldCipher;
import cn.tongxinqiao.privacy.PersonalData;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where cases were handled. A place can be somebody's home, so it is kept encrypted. */
@Component
class HandlingPlaces {

    private static final String COLUMN = "handling_place.place";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Clock clock;

    HandlingPlaces(JdbcClient jdbc, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    void add(String number, HandlingPlace place, String by) {
        jdbc.sql("insert into handling_place (number, place, given_by, at) values (?, ?, ?, ?)")
                .params(number, cipher.encrypt(COLUMN, number, place.line()), by, OffsetDateTime.now(clock))
                .update();
    }

    /** The place named last, if that was not before an instant; personal data in it masked. */
    Optional<String> latest(String number, Instant since) {
        return jdbc.sql("select place from handling_place where number = ? and at >= ? order by id desc limit 1")
                .params(number, since.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .map(kept -> PersonalData.mask(cipher.decrypt(COLUMN, number, kept)));
    }
}
