package cn.tongxinqiao.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the room needs of the open tasks of people and units, whatever keeps them. */
public interface WorkTasks {

    /** What a task asks for. */
    enum Kind {
        /** Handle a case. */
        HANDLE,
        /** A leader names who handles a case; stands beside a task to handle it. */
        NAME,
        /** A case stands still; its holder may take it up again. */
        STANDSTILL,
        /** Anything else. */
        OTHER
    }

    /** How a task is lit in lists. */
    enum Light {
        /** Past its limit. */
        RED,
        /** Urged, or most of its time is gone. */
        YELLOW,
        /** Neither. */
        NONE
    }

    /**
     * An open task.
     *
     * @param id id of the task
     * @param number case number, null for a task of no case
     * @param kind what it asks for
     * @param title title for people
     * @param holder account of who holds it, null when nobody does
     * @param unit code of the unit it belongs to, or null
     * @param light how it is lit
     * @param due when it is due, or null
     */
    record Item(
            String id, String number, Kind kind, String title, String holder, String unit, Light light, Instant due) {}

    /**
     * Tasks nobody holds that a person may claim.
     *
     * @param person account
     * @param atMost how many at once
     * @return the tasks, the most pressing first
     */
    List<Item> offeredTo(String person, int atMost);

    /**
     * Tasks a person holds.
     *
     * @param person account
     * @param atMost how many at once
     * @return the tasks, the most pressing first
     */
    List<Item> heldBy(String person, int atMost);

    /**
     * Open tasks of a unit that holds cases.
     *
     * @param unit code of the unit
     * @param atMost how many at once
     * @return the tasks, the most pressing first
     */
    List<Item> ofUnit(String unit, int atMost);

    /**
     * Open tasks offered to a group, held or not.
     *
     * @param group id of the group
     * @param atMost how many at once
     * @return the tasks, the most pressing first
     */
    List<Item> ofGroup(String group, int atMost);

    /**
     * A task, whoever asks.
     *
     * @param id id of the task
     * @return the task, empty when there is none (any more)
     */
    Optional<Item> find(String id);

    /**
     * A task a person may see.
     *
     * @param person account
     * @param id id of the task
     * @return the task, empty when there is none for this person
     */
    Optional<Item> find(String person, String id);

    /**
     * Whether a person may claim a task as things stand.
     *
     * @param person account
     * @param id id of the task
     * @return true when it is offered and nobody holds it
     */
    boolean isOfferedTo(String person, String id);

    /**
     * A person claims a task; refused as in Tasklist.
     *
     * @param person account
     * @param id id of the task
     */
    void claim(String person, String id);

    /**
     * A person hands in the form of a task; refused as in Tasklist.
     *
     * @param person account
     * @param id id of the task
     * @param form value by key of the form
     */
    void submit(String person, String id, Map<String, Object> form);

    /**
     * Changes who holds a task; the room has decided that the actor may.
     *
     * @param actor account of who does it
     * @param task the task
     * @param to account of the new holder, null for nobody
     */
    void hand(String actor, Item task, String to);
}
