package io.modelimpact.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A program that stands in a document, compiled and run as a reader would. */
final class JavaSnippet {
    private JavaSnippet() {}

    /** The first block of a language in a document. */
    static String block(String document, String language) {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(document);
        assertThat(block.find()).as("a block of %s", language).isTrue();
        return block.group(1);
    }

    /** The first program of a section of a guide prints the text that follows it; it is given the folder as its argument. */
    static void requirePrints(Path folder, String guide, String program, String section) throws Exception {
        String text = Files.readString(Path.of("..", "docs", "guide", guide), StandardCharsets.UTF_8);
        String from = text.substring(text.indexOf(section));
        String afterProgram = from.substring(from.indexOf("```java"));
        String expected = block(afterProgram.substring(afterProgram.indexOf("```text")), "text");

        String printed = run(folder, program, block(afterProgram, "java"), folder.toString());

        assertThat(printed.strip()).isEqualTo(expected.strip());
    }

    /** What the program of this name prints. */
    static String run(Path folder, String name, String source, String... args) throws Exception {
        Path file = Files.writeString(folder.resolve(name + ".java"), source, StandardCharsets.UTF_8);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int status = compiler.run(
                null,
                null,
                errors,
                "-proc:none",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                file.toString());
        assertThat(status).as(errors.toString(StandardCharsets.UTF_8)).isZero();
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            classes.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) args);
        } finally {
            System.setOut(console);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
