package cn.tongxinqiao.privacy;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class SecretSealIT {

    @Autowired
    private SecretSeal seal;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void acceptsTheSecretTheDatabaseWasWrittenWith() {
        assertThatCode(seal::check).doesNotThrowAnyException();
    }

    @Test
    void refusesAnotherSecretAndSaysWhichSettingIsWrong() {
        FieldCipher other = new FieldCipher(new MasterSecret("another-secret-0123456789-0123456789"));

        assertThatThrownBy(() -> new SecretSeal(other, jdbc, transaction).afterSingletonsInstantiated())
                .isInstanceOf(SecretUnusable.class)
                .hasMessageContaining("密钥与数据库不符")
                .hasMessageContaining("TONGXINQIAO_SECRET");
    }
}
