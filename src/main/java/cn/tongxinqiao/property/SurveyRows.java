package cn.tongxinqiao.property;

import static cn.tongxinqiao.property.PublicationRows.at;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes surveys and their answers; knows no rule. */
@Component
class SurveyRows {

    private final JdbcClient jdbc;

    SurveyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it was not open yet. */
    boolean insert(String assessment, Instant now, Instant closesAt, BigDecimal threshold) {
        return jdbc.sql("insert into property_survey (assessment, opened_at, closes_at, threshold)"
                                + " values (?, ?, ?, ?) on conflict do nothing")
                        .params(assessment, at(now), at(closesAt), threshold)
                        .update()
                == 1;
    }

    void questions(String assessment, List<SurveyQuestion> questions) {
        int position = 1;
        for (SurveyQuestion question : questions) {
            jdbc.sql("insert into property_survey_question (assessment, position, code, text, weight, overall)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(assessment, position++, question.code(), question.text())
                    .params(question.weight(), question.overall())
                    .update();
        }
    }

    void choices(String assessment, List<SurveyChoice> choices) {
        int position = 1;
        for (SurveyChoice choice : choices) {
            jdbc.sql("insert into property_survey_choice (assessment, position, code, label, points, praise)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(assessment, position++, choice.code(), choice.label())
                    .params(choice.points(), choice.praise())
                    .update();
        }
    }

    List<SurveyQuestion> questions(String assessment) {
        return jdbc.sql("select * from property_survey_question where assessment = ? order by position")
                .param(assessment)
                .query((row, index) -> new SurveyQuestion(
                        row.getString("code"), row.getString("text"), row.getInt("weight"), row.getBoolean("overall")))
                .list();
    }

    List<SurveyChoice> choices(String assessment) {
        return jdbc.sql("select * from property_survey_choice where assessment = ? order by position")
                .param(assessment)
                .query((row, index) -> new SurveyChoice(
                        row.getString("code"),
                        row.getString("label"),
                        row.getBigDecimal("points"),
                        row.getBoolean("praise")))
                .list();
    }

    Optional<OwnerSurvey.State> find(String assessment) {
        return find(assessment, "");
    }

    /** It is not closed until this transaction ends; others may answer meanwhile. */
    Optional<OwnerSurvey.State> share(String assessment) {
        return find(assessment, " for share");
    }

    /** Nobody answers or closes it until this transaction ends. */
    Optional<OwnerSurvey.State> lock(String assessment) {
        return find(assessment, " for update");
    }

    private Optional<OwnerSurvey.State> find(String assessment, String lock) {
        return jdbc.sql("select * from property_survey where assessment = ?" + lock)
                .param(assessment)
                .query(SurveyRows::read)
                .optional();
    }

    private static OwnerSurvey.State read(ResultSet row, int index) throws SQLException {
        Instant closed = PublicationRows.instant(row, "closed_at");
        return new OwnerSurvey.State(
                PublicationRows.instant(row, "opened_at"),
                PublicationRows.instant(row, "closes_at"),
                closed,
                row.getBigDecimal("threshold"),
                row.getInt("papers"),
                closed == null
                        ? null
                        : new OwnerResults.Outcome(
                                row.getInt("respondents"),
                                row.getInt("praise"),
                                row.getBigDecimal("turnout"),
                                row.getBoolean("valid"),
                                row.getBigDecimal("score")));
    }

    void close(String assessment, Instant now, OwnerResults.Outcome outcome) {
        jdbc.sql("update property_survey set closed_at = ?, respondents = ?, praise = ?, turnout = ?, valid = ?,"
                        + " score = ? where assessment = ?")
                .params(at(now), outcome.respondents(), outcome.praise(), outcome.turnout(), outcome.valid())
                .param(outcome.score())
                .param(assessment)
                .update();
    }

    void papers(String assessment, int papers) {
        jdbc.sql("update property_survey set papers = ? where assessment = ?")
                .params(papers, assessment)
                .update();
    }

    boolean issue(String assessment, String code, String by, Instant now) {
        return jdbc.sql("insert into property_survey_code (assessment, code, issued_by, issued_at)"
                                + " values (?, ?, ?, ?) on conflict do nothing")
                        .params(assessment, code, by, at(now))
                        .update()
                == 1;
    }

    int issued(String assessment) {
        return jdbc.sql("select count(*) from property_survey_code where assessment = ?")
                .param(assessment)
                .query(Integer.class)
                .single();
    }

    void online(String assessment, String home, Collection<String> choices, boolean praise, Instant now) {
        jdbc.sql("insert into property_survey_answer (assessment, home, channel, choices, praise, answered_at)"
                        + " values (?, ?, 'ONLINE', ?, ?, ?) on conflict (assessment, home) do update set"
                        + " channel = excluded.channel, choices = excluded.choices, praise = excluded.praise,"
                        + " entered_by = null, answered_at = excluded.answered_at")
                .params(assessment, home, String.join(",", choices), praise, at(now))
                .update();
    }

    /** Whether the home had not answered on paper before. What it answered online is kept. */
    boolean paper(String assessment, String home, Collection<String> choices, boolean praise, String by, Instant now) {
        jdbc.sql("insert into property_survey_former (assessment, home, channel, choices, praise, answered_at, state,"
                        + " ended_by, ended_at) select assessment, home, channel, choices, praise, answered_at,"
                        + " 'REPLACED', ?, ? from property_survey_answer"
                        + " where assessment = ? and home = ? and channel = 'ONLINE'")
                .params(by, at(now), assessment, home)
                .update();
        return jdbc.sql("insert into property_survey_answer (assessment, home, channel, choices, praise, entered_by,"
                                + " answered_at) values (?, ?, 'PAPER', ?, ?, ?, ?) on conflict (assessment, home)"
                                + " do update set channel = excluded.channel, choices = excluded.choices,"
                                + " praise = excluded.praise, entered_by = excluded.entered_by,"
                                + " answered_at = excluded.answered_at"
                                + " where property_survey_answer.channel <> 'PAPER'")
                        .params(assessment, home, String.join(",", choices), praise, by, at(now))
                        .update()
                == 1;
    }

    /** Takes a paper back; whether the answer of the home that counted was one. What it took the place of counts again. */
    boolean takeBack(String assessment, String home, String reason, String by, Instant now) {
        boolean counted = jdbc.sql("with taken as (delete from property_survey_answer where assessment = ? and home = ?"
                                + " and channel = 'PAPER' returning *)"
                                + " insert into property_survey_former (assessment, home, channel, choices, praise,"
                                + " entered_by, answered_at, state, reason, ended_by, ended_at)"
                                + " select assessment, home, channel, choices, praise, entered_by, answered_at,"
                                + " 'TAKEN_BACK', ?, ?, ? from taken")
                        .params(assessment, home, reason, by, at(now))
                        .update()
                == 1;
        if (counted) {
            // A paper that took the place of an answer is the last that did; without one, nothing was replaced.
            jdbc.sql(
                            "with former as (update property_survey_former set state = 'RESTORED' where id = (select id from"
                                    + " property_survey_former where assessment = ? and home = ? and state = 'REPLACED'"
                                    + " order by id desc limit 1) returning *)"
                                    + " insert into property_survey_answer (assessment, home, channel, choices, praise,"
                                    + " answered_at) select assessment, home, channel, choices, praise, answered_at from former")
                    .params(assessment, home)
                    .update();
        }
        return counted;
    }

    List<OwnerSurvey.TakenBack> takenBack(String assessment) {
        return jdbc.sql("select reason, ended_by, ended_at from property_survey_former"
                        + " where assessment = ? and state = 'TAKEN_BACK' order by id")
                .param(assessment)
                .query((row, index) -> new OwnerSurvey.TakenBack(
                        PublicationRows.instant(row, "ended_at"), row.getString("ended_by"), row.getString("reason")))
                .list();
    }

    Optional<List<String>> answer(String assessment, String home) {
        return jdbc.sql("select choices from property_survey_answer where assessment = ? and home = ?")
                .params(assessment, home)
                .query(String.class)
                .optional()
                .map(choices -> List.of(choices.split(",")));
    }

    List<Answered> answers(String assessment) {
        return jdbc.sql("select choices, praise from property_survey_answer where assessment = ?")
                .param(assessment)
                .query((row, index) ->
                        new Answered(List.of(row.getString("choices").split(",")), row.getBoolean("praise")))
                .list();
    }

    int count(String assessment, String channel) {
        return jdbc.sql("select count(*) from property_survey_answer where assessment = ? and channel = ?")
                .params(assessment, channel)
                .query(Integer.class)
                .single();
    }

    record Answered(List<String> choices, boolean praise) {}
}
