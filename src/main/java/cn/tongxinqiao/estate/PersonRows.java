package cn.tongxinqiao.estate;

import cn.tongxinqiao.privacy.FieldCipher;
import cn.tongxinqiao.privacy.Fingerprints;
import cn.tongxinqiao.privacy.Masking;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes and reads the persons behind parties, encrypted. */
@Component
class PersonRows {

    private static final String PHONE_PURPOSE = "owner phone";
    private static final Pattern NO_DIGIT = Pattern.compile("\\D");

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Fingerprints fingerprints;

    PersonRows(JdbcClient jdbc, FieldCipher cipher, Fingerprints fingerprints) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.fingerprints = fingerprints;
    }

    /** A person of a party in clear, before masking. */
    record Row(UUID id, UUID party, int position, String name, String phone, String mail, String idTail) {

        OwnerPerson clear() {
            return new OwnerPerson(id, name, phone, mail, idTail);
        }

        OwnerPerson masked() {
            return new OwnerPerson(
                    id,
                    Masking.nameForUnits(name),
                    phone == null ? null : Masking.phone(phone),
                    mail == null ? null : maskedMail(mail),
                    idTail == null ? null : "****");
        }

        @Override
        public String toString() {
            return "Row[" + id + "]";
        }
    }

    static String maskedMail(String mail) {
        int at = mail.lastIndexOf('@');
        return at < 1 ? "****" : mail.substring(0, mail.offsetByCodePoints(0, 1)) + "***" + mail.substring(at);
    }

    String phoneKey(String phone) {
        return phone == null ? null : fingerprints.of(PHONE_PURPOSE, digits(phone));
    }

    /** The digits by which two ways of writing one number are equal. */
    static String digits(String phone) {
        String digits = NO_DIGIT.matcher(phone).replaceAll("");
        return digits.length() == 13 && digits.startsWith("861") ? digits.substring(2) : digits;
    }

    void insert(Collection<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into owner_person (id, party, position, name, phone, mail, id_tail, phone_key)
                        select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                        """)
                .param(rows.stream().map(row -> row.id).toArray(UUID[]::new))
                .param(rows.stream().map(row -> row.party).toArray(UUID[]::new))
                .param(rows.stream().map(row -> row.position).toArray(Integer[]::new))
                .param(rows.stream().map(row -> kept("name", row.id, row.name)).toArray(String[]::new))
                .param(rows.stream()
                        .map(row -> kept("phone", row.id, row.phone))
                        .toArray(String[]::new))
                .param(rows.stream().map(row -> kept("mail", row.id, row.mail)).toArray(String[]::new))
                .param(rows.stream()
                        .map(row -> kept("id_tail", row.id, row.idTail))
                        .toArray(String[]::new))
                .param(rows.stream().map(row -> phoneKey(row.phone)).toArray(String[]::new))
                .update();
    }

    void update(Row row) {
        jdbc.sql("update owner_person set name = ?, phone = ?, mail = ?, id_tail = ?, phone_key = ? where id = ?")
                .param(kept("name", row.id, row.name))
                .param(kept("phone", row.id, row.phone))
                .param(kept("mail", row.id, row.mail))
                .param(kept("id_tail", row.id, row.idTail))
                .param(phoneKey(row.phone))
                .param(row.id)
                .update();
    }

    /** The persons of parties by party, in the order of the register. */
    Map<UUID, List<Row>> of(Collection<UUID> parties) {
        return byParty(jdbc.sql("select * from owner_person where party = any (?) order by party, position")
                .param(parties.toArray(UUID[]::new))
                .query(this::read)
                .list());
    }

    /** The persons of all parties of a compound that were not merged into others. */
    Map<UUID, List<Row>> ofCompound(String compound) {
        return byParty(jdbc.sql("""
                        select n.* from owner_person n join owner_party p on p.id = n.party
                        where p.compound = ? and p.merged_into is null order by p.code, n.party, n.position
                        """).param(compound).query(this::read).list());
    }

    static String maskedNames(List<Row> people) {
        return people.stream().map(row -> Masking.nameForUnits(row.name)).collect(Collectors.joining("、"));
    }

    static String clearNames(List<Row> people) {
        return people.stream().map(Row::name).collect(Collectors.joining("、"));
    }

    private static Map<UUID, List<Row>> byParty(List<Row> rows) {
        Map<UUID, List<Row>> parties = new LinkedHashMap<>();
        rows.forEach(row ->
                parties.computeIfAbsent(row.party, id -> new ArrayList<>()).add(row));
        return parties;
    }

    private Row read(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Row(
                id,
                row.getObject("party", UUID.class),
                row.getInt("position"),
                opened("name", id, row),
                opened("phone", id, row),
                opened("mail", id, row),
                opened("id_tail", id, row));
    }

    private String kept(String column, UUID id, String value) {
        return cipher.encrypt("owner_person." + column, id.toString(), value);
    }

    private String opened(String column, UUID id, ResultSet row) throws SQLException {
        return cipher.decrypt("owner_person." + column, id.toString(), row.getString(column));
    }
}
