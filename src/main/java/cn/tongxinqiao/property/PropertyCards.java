package cn.tongxinqiao.property;

import cn.tongxinqiao.estate.PropertyContract;
import cn.tongxinqiao.estate.PropertyContracts;
import cn.tongxinqiao.property.PropertyLimits.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Yellow and red cards; a red one is the black list. */
@Service
public class PropertyCards implements Cards {

    static final String GRADE = "GRADE";
    static final String CARDS = "CARDS";
    static final String RECHECK = "RECHECK";

    private final JdbcClient jdbc;
    private final PropertyContracts contracts;
    private final PropertyLimits limits;
    private final Clock clock;

    PropertyCards(JdbcClient jdbc, PropertyContracts contracts, PropertyLimits limits, Clock clock) {
        this.jdbc = jdbc;
        this.contracts = contracts;
        this.limits = limits;
        this.clock = clock;
    }

    /** Cards of earlier quarters only: a quarter looked at again does not count the card it brought itself. */
    @Override
    @Transactional(readOnly = true)
    public int yellow(long contract, Quarter quarter) {
        return jdbc.sql("select count(*) from property_card card join property_assessment assessment"
                        + " on assessment.number = card.assessment where card.contract = ? and card.kind = 'YELLOW'"
                        + " and assessment.quarter < ? and card.valid_until > ?")
                .params(contract, quarter.toString(), quarter.last())
                .query(Integer.class)
                .single();
    }

    /** Cards of a contract, the oldest first. */
    @Transactional(readOnly = true)
    public List<Card> of(long contract) {
        return jdbc.sql("select * from property_card where contract = ? order by given_on, id")
                .param(contract)
                .query(PropertyCards::read)
                .list();
    }

    /** The black list of today, the newest first. */
    @Transactional(readOnly = true)
    public List<BlackListed> blackList() {
        return jdbc
                .sql(
                        "select * from property_card where kind = 'RED' and valid_until > ? order by given_on desc, id desc")
                .param(today())
                .query(PropertyCards::read)
                .list()
                .stream()
                .map(card -> {
                    PropertyContract contract = contracts.get(card.contract());
                    return new BlackListed(
                            card.contract(),
                            contract.firmName(),
                            contract.compoundName(),
                            card.givenOn(),
                            card.why(),
                            card.validUntil());
                })
                .toList();
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
        int counting = jdbc.sql("select count(*) from property_card where contract = ? and kind = 'YELLOW'"
                        + " and valid_until > ?")
                .params(contract, today)
                .query(Integer.class)
                .single();
        return counting >= limits.figure(Step.CARDS_TO_RED, today).intValueExact();
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
