package cn.tongxinqiao.lift;

import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.vote.PublicVotes;
import cn.tongxinqiao.vote.VoteSummary;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far a lift is, for its owners by their links, and what hangs in the house for everybody. */
@Service
public class LiftProgress {

    private static final int PER_PAGE = 20;
    private static final List<LiftStatus> WAY = List.of(
            LiftStatus.PROPOSED,
            LiftStatus.SURVEY,
            LiftStatus.SCHEME,
            LiftStatus.TALKS,
            LiftStatus.VOTING,
            LiftStatus.SIGNING,
            LiftStatus.NOTICE,
            LiftStatus.STAMP,
            LiftStatus.PERMIT,
            LiftStatus.DELIVERY,
            LiftStatus.IN_USE);

    private final JdbcClient jdbc;
    private final LiftOwnerLinks links;
    private final LiftCaseRows cases;
    private final LiftWishes wishes;
    private final MeetingRows meetings;
    private final LiftSchemes schemes;
    private final AgreementRows agreements;
    private final NoticeRows notices;
    private final ObjectionRows objections;
    private final DossierSources sources;
    private final LiftHouses houses;
    private final PublicVotes votes;
    private final Organization organization;
    private final Clock clock;

    LiftProgress(
            JdbcClient jdbc,
            LiftOwnerLinks links,
            LiftCaseRows cases,
            LiftWishes wishes,
            MeetingRows meetings,
            LiftSchemes schemes,
            AgreementRows agreements,
            NoticeRows notices,
            ObjectionRows objections,
            DossierSources sources,
            LiftHouses houses,
            PublicVotes votes,
            Organization organization,
            Clock clock) {
        this.jdbc = jdbc;
        this.links = links;
        this.cases = cases;
        this.wishes = wishes;
        this.meetings = meetings;
        this.schemes = schemes;
        this.agreements = agreements;
        this.notices = notices;
        this.objections = objections;
        this.sources = sources;
        this.houses = houses;
        this.votes = votes;
        this.organization = organization;
        this.clock = clock;
    }

    /**
     * The case as an owner sees it.
     *
     * @param link the owner's link
     * @return the progress
     * @throws UnknownLiftCase when the link is not good
     */
    @Transactional(readOnly = true)
    public OwnerProgress of(LiftOwnerLink link) {
        LiftCase lift = links.require(link);
        LiftScheme scheme = lift.scheme() == null ? null : schemes.frozen(lift.scheme(), lift.schemeVersion());
        Map<Long, ReckonedHome> lines = scheme == null
                ? Map.of()
                : scheme.reckoning().homes().stream()
                        .collect(Collectors.toMap(line -> line.home().id(), Function.identity()));
        List<OwnerProgress.OwnHome> homes = wishes.homes(lift).stream()
                .filter(home -> link.party().equals(home.registered().party()))
                .map(home -> own(home, lines.get(home.registered().home().id())))
                .toList();
        Optional<LiftNotice> notice = notices.newest(lift.number());
        return new OwnerProgress(
                lift,
                sources.place(lift),
                steps(lift),
                meetings.held(lift.number()),
                meetings.planned(lift.number()).orElse(null),
                notice.orElse(null),
                scheme,
                homes,
                objections.list(lift.number()).stream()
                        .filter(objection -> link.party().equals(objection.party()))
                        .toList(),
                agreements
                        .newest(lift.number())
                        .map(head -> head.settledAt() == null)
                        .orElse(null),
                notice.filter(found -> takesNow(lift, found)).isPresent());
    }

    private static OwnerProgress.OwnHome own(WishHome home, ReckonedHome line) {
        String entrance = home.registered().home().entrance();
        return new OwnerProgress.OwnHome(
                (entrance == null || entrance.isEmpty() ? "" : entrance + " ")
                        + home.registered().home().number(),
                line == null ? null : line.share(),
                line == null ? null : line.terms().compensation(),
                line == null ? null : line.net(),
                line == null ? null : line.terms().joinsLater(),
                home.position() == null ? null : home.position().said());
    }

    private static List<OwnerProgress.Step> steps(LiftCase lift) {
        LiftStatus at = lift.status().isEnd() && lift.status() != LiftStatus.IN_USE && lift.endedIn() != null
                ? lift.endedIn()
                : lift.status();
        List<OwnerProgress.Step> steps = new ArrayList<>();
        for (LiftStatus stage : WAY) {
            steps.add(new OwnerProgress.Step(stage.label(), WAY.indexOf(stage) < WAY.indexOf(at), stage == at));
        }
        return steps;
    }

    private boolean takesNow(LiftCase lift, LiftNotice notice) {
        Instant posted = notice.postedOn().atStartOfDay(clock.getZone()).toInstant();
        return lift.status() == LiftStatus.NOTICE
                && notice.conclusion() == null
                && notice.takes(clock.instant(), posted);
    }

    /**
     * A page of the notices, those that hang first.
     *
     * @param page from 1; another one counts as the nearest there is
     * @return each case with its newest notice, without shares
     */
    @Transactional(readOnly = true)
    public List<PublicNotice> notices(int page) {
        int from = Math.max(0, Math.min(page, pages()) - 1) * PER_PAGE;
        return jdbc
                .sql("select lift from (select distinct on (lift) lift, ends_at, edition, conclusion from lift_notice"
                        + " order by lift, edition desc) newest order by (conclusion is null) desc, ends_at desc, lift desc"
                        + " limit ? offset ?")
                .params(PER_PAGE, from)
                .query(String.class)
                .list()
                .stream()
                .map(number -> notice(number, false))
                .toList();
    }

    /** How many pages of notices there are, at least one. */
    @Transactional(readOnly = true)
    public int pages() {
        int all = jdbc.sql("select count(distinct lift) from lift_notice")
                .query(Integer.class)
                .single();
        return Math.max(1, (all + PER_PAGE - 1) / PER_PAGE);
    }

    /**
     * The newest notice of a case.
     *
     * @param number number of the case
     * @return the notice
     * @throws UnknownLiftCase when there is no such case, or none of its notices was ever put up
     */
    @Transactional(readOnly = true)
    public PublicNotice notice(String number) {
        return notice(number, true);
    }

    private PublicNotice notice(String number, boolean whole) {
        LiftCase lift = cases.find(number).orElseThrow(UnknownLiftCase::of);
        LiftNotice notice = notices.newest(number).orElseThrow(UnknownLiftCase::of);
        LiftScheme scheme = whole && lift.scheme() != null ? schemes.frozen(lift.scheme(), lift.schemeVersion()) : null;
        VoteSummary vote = whole && lift.agreedVote() != null ? votes.summary(lift.agreedVote()) : null;
        return new PublicNotice(
                number,
                houses.name(lift),
                organization.names(List.of(lift.community())).getOrDefault(lift.community(), ""),
                lift.status(),
                notice,
                takesNow(lift, notice),
                vote,
                scheme,
                scheme == null || notice.conclusion() != null
                        ? List.of()
                        : scheme.reckoning().homes());
    }
}
