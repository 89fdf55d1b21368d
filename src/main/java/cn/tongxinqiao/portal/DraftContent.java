package cn.tongxinqiao.portal;

import cn.tongxinqiao.request.Category;
import cn.tongxinqiao.request.RequestType;
import java.util.List;

/**
 * What a resident has written so far, right or wrong: it is checked when a step is left, and kept either way.
 *
 * @param place where, never null
 * @param matter what, never null
 * @param contact who, never null
 * @param similar numbers of the cases last shown as perhaps the same matter, in the order shown
 */
public record DraftContent(Place place, Matter matter, Contact contact, List<String> similar) {

    static final DraftContent EMPTY = new DraftContent(
            new Place(null, null, null),
            new Matter(null, null, null),
            new Contact(null, null, null, false, false),
            List.of());

    /** Keeps its own copy of the numbers. */
    public DraftContent {
        similar = List.copyOf(similar);
    }

    /**
     * Where it is.
     *
     * @param community code of the community, or null
     * @param compound code of the compound, or null
     * @param address in words, or null
     */
    public record Place(String community, String compound, String address) {}

    /**
     * What it is about.
     *
     * @param type what is wanted, or null
     * @param text in the resident's words, or null
     * @param category subject the resident supposes, or null
     */
    public record Matter(RequestType type, String text, Category category) {}

    /**
     * Who asks.
     *
     * @param name name, or null
     * @param phone phone, or null
     * @param email e-mail, or null
     * @param anonymous gives no contact
     * @param refusesPublication does not want the matter on the public board
     */
    public record Contact(String name, String phone, String email, boolean anonymous, boolean refusesPublication) {

        @Override
        public String toString() {
            return "Contact[hidden]";
        }
    }

    /**
     * The same with another place; a compound of another community is dropped.
     *
     * @param community code or null
     * @param address in words or null
     * @return the changed content
     */
    public DraftContent at(String community, String address) {
        boolean same = community != null && community.equals(place.community());
        return new DraftContent(
                new Place(community, same ? place.compound() : null, address), matter, contact, similar);
    }

    /**
     * The same with another compound.
     *
     * @param compound code or null
     * @return the changed content
     */
    public DraftContent in(String compound) {
        return new DraftContent(new Place(place.community(), compound, place.address()), matter, contact, similar);
    }

    /**
     * The same with another matter.
     *
     * @param changed the matter
     * @return the changed content
     */
    public DraftContent about(Matter changed) {
        return new DraftContent(place, changed, contact, similar);
    }

    /**
     * The same with another contact.
     *
     * @param changed the contact
     * @return the changed content
     */
    public DraftContent from(Contact changed) {
        return new DraftContent(place, matter, changed, similar);
    }

    /**
     * The same with the cases now shown as similar.
     *
     * @param numbers their numbers
     * @return the changed content
     */
    public DraftContent besides(List<String> numbers) {
        return new DraftContent(place, matter, contact, numbers);
    }
}
