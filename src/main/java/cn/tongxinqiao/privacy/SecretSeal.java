package cn.tongxinqiao.privacy;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notices at the start that the secret is not the one this database was written with, as after a restore with the wrong
 * settings: otherwise what is kept could not be read, and new data would be under another key.
 */
@Component
class SecretSeal implements SmartInitializingSingleton {

    private static final String COLUMN = "secret_seal.sealed";
    private static final String ROW = "1";
    private static final String WORD = "tongxinqiao";

    private final FieldCipher cipher;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SecretSeal(FieldCipher cipher, JdbcClient jdbc, TransactionTemplate transaction) {
        this.cipher = cipher;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> check());
    }

    void check() {
        jdbc.sql("insert into secret_seal (id, sealed) values (1, ?) on conflict (id) do nothing")
                .param(cipher.encrypt(COLUMN, ROW, WORD))
                .update();
        String sealed = jdbc.sql("select sealed from secret_seal where id = 1")
                .query(String.class)
                .single();
        try {
            cipher.decrypt(COLUMN, ROW, sealed);
        } catch (EncryptedValueUnreadable e) {
            throw SecretUnusable.notOfThisDatabase();
        }
    }
}
