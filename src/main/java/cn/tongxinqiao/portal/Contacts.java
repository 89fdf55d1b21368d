package cn.tongxinqiao.portal;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Offices and lines at which a person answers. */
@Repository
public class Contacts {

    private final JdbcClient jdbc;

    Contacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * All of them, in the order of the page.
     *
     * @return the contacts
     */
    public List<Contact> all() {
        return jdbc.sql("select name, phone, address, hours, note from portal_contact order by position, code")
                .query(Contact.class)
                .list();
    }

    /** Adds one that is not known yet; what is there stays as it is. */
    void add(String code, int position, Contact contact) {
        jdbc.sql("insert into portal_contact (code, position, name, phone, address, hours, note)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(code, position, contact.name(), contact.phone())
                .params(contact.address(), contact.hours(), contact.note())
                .update();
    }
}
