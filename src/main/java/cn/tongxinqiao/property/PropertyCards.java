package cn.tongxinqiao.property;

import cn.tongxinqiao.property.PropertyLimits.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Yellow and red cards; a red one is the black list. */
@Service
public class PropertyCards implements Cards, RedCards {

    static final String GRADE = "GRADE";
    static final String CARDS = "CARDS";
    static final String RECHECK = "RECHECK";

    /** A contract with those the same company has had in the same compound: a renewal takes no card away. */
    private static final String SERVICE = service(":contract");

    /** A set that made a red card is used up; left open for a further condition. */
    private static final String NOT_EXCHANGED = notExchanged(":contract");

    private final JdbcClient jdbc;
    private final PropertyLimits limits;
    private final Clock clock;

    PropertyCards(JdbcClient jdbc, PropertyLimits limits, Clock clock) {
        this.jdbc = jdbc;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Cards of earlier quarters only: a quarter looked at again does not count the card it brought itself. Those that were
     * exchanged for a red one count no more.
     */
    @Override
    @Transactional(readOnly = true)
    public int yellow(long contract, Quarter quarter) {
        return jdbc.sql(yellowOf(":contract"))
                .param("contract", contract)
                .param("quarter", quarter.toString())
                .param("day", quarter.last())
                .query(Integer.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Long, Integer> yellow(Quarter quarter) {
        Map<Long, Integer> counts = new HashMap<>();
        jdbc.sql("select asked.contract, (" + yellowOf("asked.contract") + ") as cards"
                        + " from property_assessment asked where asked.quarter = :quarter")
                .param("quarter", quarter.toString())
                .param("day", quarter.last())
                .query(row -> {
                    counts.put(row.getLong("contract"), row.getInt("cards"));
                });
        return counts;
    }

    private static String yellowOf(String contract) {
        return "select count(*) from property_card card join property_assessment assessment"
                + " on assessment.number = card.assessment where card.contract in (" + service(contract) + ")"
                + " and card.kind = 'YELLOW' and assessment.quarter < :quarter and card.valid_until > :day"
                + notExchanged(contract) + " and redder.quarter < :quarter)";
    }

    private static String service(String contract) {
        return "select other.id from property_contract one join property_contract other"
                + " on other.firm = one.firm and other.compound = one.compound where one.id = " + contract;
    }

    private static String notExchanged(String contract) {
        return " and not exists (select 1 from property_card red join"
                + " property_assessment redder on redder.number = red.assessment where red.contract in ("
                + service(contract) + ") and red.cause = 'CARDS' and redder.quarter >= assessment.quarter";
    }

    /** Cards of a contract, the oldest first. */
    @Transactional(readOnly = true)
    public List<Card> of(long contract) {
        return jdbc.sql("select * from property_card where contract = ? order by given_on, id")
                .param(contract)
                .query(PropertyCards::read)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<RedCard> all() {
        return jdbc.sql("select card.*, assessment.firm_name, assessment.compound_name, assessment.town"
                        + " from property_card card join property_assessment assessment"
                        + " on assessment.number = card.assessment where card.kind = 'RED'"
                        + " order by card.given_on desc, card.id desc")
                .query((row, at) -> new RedCard(
                        row.getString("assessment"),
                        row.getString("firm_name"),
                        row.getString("compound_name"),
                        row.getString("town"),
                        row.getObject("given_on", LocalDate.class),
                        row.getString("why")))
                .list();
    }

    /** Gives a yellow card for the grade; false when it was given before. */
    boolean giveYellow(PropertyAssessment assessment, String why) {
        LocalDate today = today();
        return insert(assessment, GRADE, Card.Kind.YELLOW, why, today.plus(limits.period(Step.CARD_VALID, today)));
    }

    /** Gives a red card and so puts the company on the black list; false when it was given before. */
    boolean giveRed(PropertyAssessment assessment, String cause, String why) {
        LocalDate today = today();
        return insert(assessment, cause, Card.Kind.RED, why, today.plus(limits.period(Step.LIST_VALID, today)));
    }

    /** Whether the yellow cards that count today make a red one. */
    boolean makeRed(long contract) {
        LocalDate today = today();
        int counting = jdbc.sql("select count(*) from property_card card join property_assessment assessment"
                        + " on assessment.number = card.assessment where card.contract in (" + SERVICE + ")"
                        + " and card.kind = 'YELLOW' and card.valid_until > :day" + NOT_EXCHANGED + ")")
                .param("contract", contract)
                .param("day", today)
                .query(Integer.class)
                .single();
        return counting >= toRed(today);
    }

    /** Whether a bad grade of the quarter would have brought the last yellow card that makes a red one. */
    boolean isLastOfASet(PropertyAssessment assessment) {
        return yellow(assessment.contract(), assessment.quarter()) + 1 >= toRed(today());
    }

    /** Waits for whoever gives the company a card in this compound: two at once see each other. */
    void hold(long contract) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('property card ' || firm || ' ' || compound, 0))"
                        + " from property_contract where id = ?")
                .param(contract)
                .query(row -> {});
    }

    private int toRed(LocalDate today) {
        return limits.figure(Step.CARDS_TO_RED, today).intValueExact();
    }

    private boolean insert(PropertyAssessment assessment, String cause, Card.Kind kind, String why, LocalDate until) {
        return jdbc.sql(
                                "insert into property_card (contract, firm, assessment, cause, kind, given_on, why, valid_until)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(assessment.contract(), assessment.firm(), assessment.number(), cause)
                        .params(kind.name(), today(), why, until)
                        .update()
                == 1;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Card read(ResultSet row, int at) throws SQLException {
        return new Card(
                row.getLong("contract"),
                row.getString("assessment"),
                row.getString("cause"),
                Card.Kind.valueOf(row.getString("kind")),
                row.getObject("given_on", LocalDate.class),
                row.getString("why"),
                row.getObject("valid_until", LocalDate.class));
    }
}
