package io.modelimpact.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.design.Identification;
import io.modelimpact.estimand.EffectScale;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonNumber;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonString;
import io.modelimpact.json.JsonValue;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.RuleVerdict;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {

    private static final ImpactRecord EVALUATED = EvaluatedRecords.withEverySection();

    private final String page = HtmlReport.render(SampleRecords.sample());

    @Test
    void thePageIsWellFormedAndItsIdsAreUnique() throws Exception {
        List<String> ids = attributes(parse(page), "id");
        assertThat(ids).doesNotHaveDuplicates().contains("decision", "hypotheses", "guardrails");
        assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en\">").doesNotContain("\r");
    }

    @Test
    void theDecisionComesFirstAndEverySectionFollows() {
        List<String> order = List.of(
                "Ship neither candidate: the data are not admissible.",
                "id=\"decision\"",
                "id=\"story\"",
                "id=\"expected\"",
                "id=\"hypotheses\"",
                "id=\"guardrails\"",
                "id=\"levels\"",
                "id=\"adjustment\"",
                "id=\"slices\"",
                "id=\"contracts\"",
                "id=\"checks\"",
                "id=\"statements\"",
                "id=\"methods\"",
                "id=\"rules\"",
                "id=\"diagnostics\"",
                "id=\"recompute\"",
                "<footer>");
        assertThat(page).containsSubsequence(order);
    }

    @Test
    void theAppendixShowsTheFormulasAsDeclared() {
        JsonValue metrics = JsonArray.of(List.of(JsonObject.builder()
                .put("id", "spend")
                .put("numerator", "users.revenue")
                .put("cap", "2000")
                .build()));
        String html = HtmlReport.render(
                SampleRecords.with(JsonObject.builder().put("metrics", metrics).build(), "declaration"));
        assertThat(html).containsSubsequence("id=\"formulas\"", "users.revenue", "<td>cap</td>", "2000");
    }

    @Test
    void whatWasExpectedAndWhatWasObservedAreInOneMeasure() {
        ImpactRecord record = SampleRecords.sample();
        record.hypotheses().stream()
                .filter(result -> result.expected().isPresent()
                        && result.expected().get().scale() == EffectScale.PERCENT
                        && result.claim().evidence().isPresent())
                .forEach(result -> assertThat(
                                page.substring(page.indexOf("id=\"expected\""), page.indexOf("id=\"hypotheses\"")))
                        .containsSubsequence(result.claim().id(), "%", "%</data>"));
    }

    @Test
    void thePlainWordsNameEveryCandidateAndWhatIsNotSettled() {
        String story = page.substring(page.indexOf("id=\"story\""), page.indexOf("id=\"expected\""));
        ImpactRecord record = SampleRecords.sample();
        record.decisions()
                .forEach(decision ->
                        assertThat(story).contains(decision.candidate().text()));
        assertThat(story).contains("limits that must not be broken").doesNotContain("p-value", "standard error");
    }

    @Test
    void thePageLoadsAndRunsNothing() throws Exception {
        assertThat(page).contains("default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;");
        assertInert(page);
        assertThat(page).doesNotContain("http://", "https://", "@import", "url(");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"><script>alert(1)</script>",
                "'><img src=x onerror=alert(1)>",
                "]]></style></title><script>alert(1)</script>",
                "javascript:alert(1)",
                "<!--",
                "&#60;script&#62;",
                "\u202egnp.exe",
                "\u0001\u007f\ufffe",
                "</svg><foreignObject>"
            })
    void hostileTextsStayTexts(String attack) throws Exception {
        assertTextsStayTexts(SampleRecords.sample(), attack);
        assertTextsStayTexts(EVALUATED, attack);
    }

    private static void assertTextsStayTexts(ImpactRecord record, String attack) throws Exception {
        String hostile = HtmlReport.render(SampleRecords.hostile(record, attack));
        assertInert(hostile);
        assertThat(elementNames(hostile)).isEqualTo(elementNames(HtmlReport.render(record)));
        assertThat(hostile).doesNotContain("\u202e", "\u0001", "\ufffe");
        assertThat(parse(hostile).getDocumentElement().getTextContent()).contains(PlainText.visible(attack));
    }

    @Test
    void scenariosBeliefsAndLooksOfTheEngineAreDrawn() throws Exception {
        assertThat(EVALUATED.scenarios()).hasSize(2);
        assertThat(EVALUATED.beliefs()).isNotEmpty();
        assertThat(EVALUATED.monitoring()).isPresent();
        String drawn = HtmlReport.render(EVALUATED);
        assertInert(drawn);
        assertThat(parse(drawn).getDocumentElement().getTextContent())
                .contains("quiet-year", "two weeks stand for a year", "those who stay away");
    }

    @Test
    void answersAreDrawnAsSharesOfEachGroupAndTheirShiftIsTold() throws Exception {
        Document drawn = parse(HtmlReport.render(EVALUATED));
        Element answers = elements(drawn, "section").stream()
                .filter(section -> section.getAttribute("id").equals("answers"))
                .findFirst()
                .orElseThrow();
        List<Element> segments = elements(drawn, "rect").stream()
                .filter(rect -> rect.getAttribute("class").equals("answer"))
                .toList();
        double drawnWidth = segments.stream()
                .mapToDouble(rect -> Double.parseDouble(rect.getAttribute("width")))
                .sum();

        assertThat(segments).hasSize(2 * 5);
        assertThat(drawnWidth).isCloseTo(2 * 410, within(1.0));
        assertThat(segments.get(0).getAttribute("fill-opacity")).isEqualTo("0.12");
        assertThat(segments.get(9).getAttribute("fill-opacity")).isEqualTo("0.85");
        assertThat(answers.getTextContent())
                .contains(
                        "from 1 (left, light) to 5 (right, dark)",
                        "A: 1 27.3\u00a0%, 2 18.3\u00a0%",
                        "82 answers",
                        "Of all pairs of an answer in B and one in A, 45.3\u00a0% show the higher answer in B",
                        "Cliff's delta is +0.105 (0.015 to 0.195 at 95\u00a0% confidence)",
                        "with probability 0.023",
                        "country=DE");
    }

    @Test
    void aLevelThatIsAShareIsShownInPercentAndHasNoRelativeEffect() {
        String drawn = HtmlReport.render(EVALUATED);

        assertThat(drawn).contains("above 30 percent", "Cliff&#39;s delta compares two arms");
        assertThat(HtmlReport.render(SampleRecords.sample())).doesNotContain("id=\"answers\"");
    }

    @Test
    void valuesThatAreKnownByBinsSaySo() {
        JsonObject level = EVALUATED
                .json()
                .object("results")
                .array("metrics")
                .objects()
                .get(3)
                .array("levels")
                .objects()
                .get(0);
        String binned = HtmlReport.render(ImpactRecord.of((JsonObject) SampleRecords.replace(
                EVALUATED.json(),
                level.with("relativeError", JsonNumber.of(0x1p-13)),
                List.of("results", "metrics", "3", "levels", "0"))));

        assertThat(binned).contains("known within 0.01\u00a0% of its value");
        assertThat(page).doesNotContain("known within");
    }

    @Test
    void everyTableHasACaptionAndScopedHeadersAndEveryPictureAName() throws Exception {
        assertAccessible(parse(HtmlReport.render(EVALUATED)));
        assertAccessible(parse(page));
    }

    private static void assertAccessible(Document document) {
        NodeList tables = document.getElementsByTagName("table");
        assertThat(tables.getLength()).isGreaterThan(10);
        assertThat(document.getElementsByTagName("caption").getLength()).isEqualTo(tables.getLength());
        for (Element header : elements(document, "th")) {
            assertThat(header.getAttribute("scope")).isIn("row", "col");
        }
        for (Element svg : elements(document, "svg")) {
            boolean named = svg.getAttribute("role").equals("img")
                    && svg.getElementsByTagName("title").getLength() == 1;
            assertThat(named || svg.getAttribute("aria-hidden").equals("true")).isTrue();
        }
    }

    @Test
    void theFailedSampleRatioIsToldInPlainWords() {
        assertThat(page)
                .contains("The groups are not of the planned sizes: p = 0.0086 is below the declared 0.01. "
                        + "Something is wrong with the assignment or the logging, "
                        + "so differences between the groups can not be trusted.");
    }

    @Test
    void causeIsClaimedOnlyByARandomizedStudyWhoseRequiredChecksHeld() {
        assertThat(page).doesNotContain("caused by the model");
        String sound =
                HtmlReport.render(SampleRecords.with(new JsonString("HELD"), "results", "checks", "0", "verdict"));
        assertThat(sound).contains("caused by the model");
        String paired = CausalWording.of(Identification.PAIRED);
        assertThat(paired).contains("model's decisions on these rows").doesNotContain("caused");
    }

    @Test
    void numbersAreInTheUnitsThatPeopleExpect() {
        assertThat(page)
                .contains("44.82\u00a0%</data>", "17.18\u00a0EUR</data>", "−61.7\u00a0ms", "44,700")
                .contains("−4.8\u00a0pp", "−7.7 to −2.0\u00a0pp", "at most −60.5\u00a0ms", "at 98.75\u00a0% confidence")
                .contains("value=\"0.448188\" title=\"exactly 0.448188\"");
    }

    @Test
    void whatIsNotAPassNeverLooksLikeOne() {
        String held = "badge good";
        String none = HtmlReport.render(SampleRecords.with(JsonArray.of(), "results", "guardrails"));
        assertThat(none).contains("Guardrails were not declared. Nothing was judged here, which is not a pass.");
        assertThat(page).contains("The numbers alone would say supported, but a required check failed or is missing");
        assertThat(page).contains("badge absent").contains("Undefined").contains("Remedy: declare the ratio per unit");
        assertThat(Status.of(RuleVerdict.INAPPLICABLE)).isEqualTo(Status.ABSENT);
        assertThat(occurrences(page, held)).isEqualTo(1 + 2 + 1);
    }

    @Test
    void unboundedEndsAreArrowsAndRegionsHaveTheirBounds() {
        assertThat(occurrences(page, "class=\"interval arrow\"")).isEqualTo(3);
        assertThat(occurrences(page, "class=\"bound\""))
                .isEqualTo(SampleRecords.sample().hypotheses().size()
                        + SampleRecords.sample().guardrails().size());
    }

    @Test
    void aClaimThatIsTrueOutsideItsBoundsHasABandOnEachSide() {
        String outside = HtmlReport.render(SampleRecords.with(
                JsonObject.builder()
                        .put("lower", -1)
                        .put("upper", 1)
                        .put("complement", true)
                        .put("description", "outside -1 to 1 ms")
                        .build(),
                "results",
                "hypotheses",
                "4",
                "region"));
        assertThat(occurrences(outside, "class=\"region\"")).isEqualTo(occurrences(page, "class=\"region\"") + 1);
    }

    @Test
    void localeAndTimeZoneOfTheHostChangeNothing() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
            assertThat(HtmlReport.render(SampleRecords.sample())).isEqualTo(page);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void theFooterNamesTheDigestAndThePageIsSmall() {
        assertThat(page).contains(SampleRecords.sample().digest().toString());
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(300_000);
    }

    private static void assertInert(String html) throws Exception {
        assertThat(html.toLowerCase(Locale.ROOT)).doesNotContain("<script", "<img", "<iframe", "<foreignobject");
        Set<String> attributes = new TreeSet<>();
        for (Element element : elements(parse(html), "*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                attributes.add(element.getAttributes().item(i).getNodeName());
            }
        }
        assertThat(attributes)
                .contains("class")
                .doesNotContain("src", "style")
                .noneMatch(name -> name.startsWith("on"));
        Document document = parse(html);
        assertThat(attributes(document, "href"))
                .allMatch(target ->
                        target.startsWith("#") && attributes(document, "id").contains(target.substring(1)));
    }

    private static Document parse(String html) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        String xml = html.substring(html.indexOf('\n') + 1);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static Set<String> elementNames(String html) throws Exception {
        Set<String> names = new TreeSet<>();
        elements(parse(html), "*").forEach(element -> names.add(element.getTagName()));
        return names;
    }

    private static List<String> attributes(Document document, String attribute) {
        return elements(document, "*").stream()
                .map(element -> element.getAttribute(attribute))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static List<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static int occurrences(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
