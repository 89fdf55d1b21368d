package cn.tongxinqiao.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class ContactFilesIT {

    @Autowired
    private ContactFiles files;

    @Autowired
    private Contacts contacts;

    @TempDir
    private Path folder;

    @Test
    void addsTheDistrictsOwnOfficesAndLeavesWhatIsThere() throws IOException {
        String file = written("own-1,90,测试窗口（虚构）,020-0000-0090,,工作日,可以来,也可以打电话");

        files.load(file);
        files.load(written("own-1,90,改了名字（虚构）,020-0000-0091,,工作日,"));

        assertThat(contacts.all())
                .filteredOn(contact -> contact.phone().startsWith("020-0000-009"))
                .singleElement()
                .satisfies(contact -> {
                    assertThat(contact.name()).isEqualTo("测试窗口（虚构）");
                    assertThat(contact.note()).isEqualTo("可以来,也可以打电话");
                });
    }

    @Test
    void namesTheLineThatLacksAColumnAndPassesOverAMissingFile() throws IOException {
        String file = written("own-2,91,测试窗口");

        assertThatThrownBy(() -> files.load(file)).hasMessageContaining("own-2,91,测试窗口");
        files.load(folder.resolve("missing.csv").toUri().toString());
    }

    private String written(String line) throws IOException {
        Path file = Files.createTempFile(folder, "contacts", ".csv");
        Files.writeString(file, "code,position,name,phone,address,hours,note\n" + line + "\n");
        return file.toUri().toString();
    }
}
