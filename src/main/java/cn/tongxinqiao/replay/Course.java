package cn.tongxinqiao.replay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How one case goes: what its requester and its clerks decide, drawn from the message's key, and how often each was asked
 * already. Unusual turns come rarely and never without end.
 */
final class Course {

    private static final List<String> TYPES = List.of("HELP", "COMPLAINT", "CONSULT", "REPORT", "SUGGESTION");
    private static final double RATED_BY_REQUESTER = 0.10;

    private final Message message;
    private final Dice dice;
    private final Map<String, Integer> done = new HashMap<>();
    private final Set<String> declined = new HashSet<>();
    private final Set<String> departments = new HashSet<>();
    private boolean notReached;

    Course(Message message) {
        this.message = message;
        this.dice = new Dice(message.key());
    }

    Message message() {
        return message;
    }

    Dice dice() {
        return dice;
    }

    /** Departments that have or had a part in the case. */
    Set<String> departments() {
        return departments;
    }

    /** The request as staff enter it from a call; without facts, so that a clerk confirms them. */
    Map<String, Object> entry() {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("channel", "HOTLINE");
        entry.put("type", dice.pick("type", TYPES));
        entry.put("community", dice.pick("community", Roster.COMMUNITIES));
        entry.put("text", message.body());
        entry.put("requester", requester());
        return entry;
    }

    private Map<String, Object> requester() {
        if (isAnonymous()) {
            return Map.of("anonymous", true);
        }
        Map<String, Object> requester = new LinkedHashMap<>();
        requester.put("name", "张三");
        requester.put("phone", "138001380" + dice.between("phone", 10, 99));
        return requester;
    }

    /** A requester without contact cannot be visited and rates by the link. */
    boolean isAnonymous() {
        return dice.chance("rates", RATED_BY_REQUESTER / 2);
    }

    /** Whether nobody is going to ask the requester: there is no contact, or the visitor did not reach him. */
    boolean ratesByLink() {
        return isAnonymous() || notReached;
    }

    /** Whether the visitor does not reach the requester; he rates by the link then. */
    boolean isNotReached() {
        notReached = happens("not reached", "rating", 0.03);
        return notReached;
    }

    boolean ratesBeforeTheVisit() {
        return dice.chance("rates", RATED_BY_REQUESTER);
    }

    boolean isWithdrawn() {
        return turn() == Turn.WITHDRAWN;
    }

    Turn turn() {
        double roll = dice.roll("turn");
        double bound = 0;
        for (Turn turn : Turn.values()) {
            bound += turn.share;
            if (roll < bound) {
                return turn;
            }
        }
        return Turn.NONE;
    }

    /** How many times this was asked before and answered, plus one. */
    int time(String question) {
        return done.getOrDefault(question, 0) + 1;
    }

    void done(String question) {
        done.merge(question, 1, Integer::sum);
    }

    /**
     * Whether something happens now.
     *
     * @param what distinguishes it from other things that may happen at the same question
     * @param question what is asked
     * @param shares share of cases in which it happens at the first, second … time; never after the last
     */
    boolean happens(String what, String question, double... shares) {
        int time = time(question);
        return time <= shares.length && dice.chance(what + "#" + time, shares[time - 1]);
    }

    /** Who takes a task; a volunteer where one may, until one was refused. */
    String takes(OpenTask task) {
        if (task.assignee() != null) {
            return task.assignee();
        }
        return volunteers(task) ? dice.pick("volunteer", Roster.crew(task).volunteers()) : Roster.responsible(task);
    }

    private boolean volunteers(OpenTask task) {
        return task.name().equals("request-handling/userTask_handle")
                && !declined.contains(task.id())
                && !Roster.crew(task).volunteers().isEmpty()
                && dice.chance("volunteers", task.unit().startsWith("T") ? 0.6 : 0.25);
    }

    /**
     * Notes that the volunteer did not get the task, so that a worker takes it.
     *
     * @return false when it was no volunteer
     */
    boolean decline(OpenTask task) {
        return task.assignee() == null && volunteers(task) && declined.add(task.id());
    }

    /** What the requester says; the second time unsatisfied moves the case up. */
    Map<String, Object> rating() {
        boolean bad = happens("unsatisfied", "rating", 0.05, 0.35, 0.2);
        Map<String, Object> rating = new LinkedHashMap<>();
        rating.put("solved", !bad);
        rating.put("satisfaction", bad ? "UNSATISFIED" : dice.chance("basic", 0.3) ? "BASIC" : "SATISFIED");
        if (bad) {
            rating.put("comment", "问题没有真正解决。");
        }
        return rating;
    }

    /** An unusual turn at intake, with the share of cases that take it. */
    enum Turn {
        DETAIL_ASKED(0.010),
        OTHER_CHANNEL(0.005),
        EMERGENCY(0.005),
        DUPLICATE(0.005),
        WITHDRAWN(0.005),
        NONE(1);

        private final double share;

        Turn(double share) {
            this.share = share;
        }
    }
}
