package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.CellKey;
import io.modelimpact.formula.Field;
import io.modelimpact.spi.ColumnBatch;
import io.modelimpact.stats.quantile.RankSearch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One pass of the searches for values of chosen ranks, as far as rows were seen. */
final class RankTally implements PartTally<RankTally> {

    private final List<Field> fields;
    private final UnitScan scan;
    private final SortedMap<CellKey, RankSearch> searches;
    private final Groupings groupings;
    private final List<Searched> metrics = new ArrayList<>();

    /** Where the searches of a metric are: for each grouping one a cell, where it is searched, as far as cells were seen. */
    private record Searched(int metric, String id, List<List<Optional<RankSearch>>> found) {}

    /**
     * @param fields the columns of the batches
     * @param scan the scan
     * @param searches the searches to go on with, which are this tally's alone
     */
    RankTally(List<Field> fields, UnitScan scan, SortedMap<CellKey, RankSearch> searches) {
        this.fields = fields;
        this.scan = scan;
        this.searches = searches;
        this.groupings = new Groupings(scan);
        for (int metric = 0; metric < scan.metrics.size(); metric++) {
            String id = scan.metrics.get(metric).metric().id();
            if (searches.keySet().stream().anyMatch(key -> key.metric().equals(id))) {
                metrics.add(new Searched(metric, id, noCells()));
            }
        }
    }

    private List<List<Optional<RankSearch>>> noCells() {
        List<List<Optional<RankSearch>>> groups = new ArrayList<>();
        for (int grouping = 0; grouping < scan.groupings(); grouping++) {
            groups.add(new ArrayList<>());
        }
        return groups;
    }

    /** The same searches in the same pass, without any row. */
    static SortedMap<CellKey, RankSearch> fresh(SortedMap<CellKey, RankSearch> searches) {
        TreeMap<CellKey, RankSearch> others = new TreeMap<>();
        searches.forEach((key, search) -> others.put(key, search.another()));
        return others;
    }

    @Override
    public void add(ColumnBatch batch) {
        PlacedBatch placed = groupings.place(new Rows(fields, batch));
        metrics.forEach(searched -> add(placed, searched));
    }

    private void add(PlacedBatch batch, Searched searched) {
        MetricValues values = batch.values(searched.metric());
        BitSet entering = values.entering();
        int[][] cells = batch.cells();
        for (int grouping = 0; grouping < cells.length; grouping++) {
            int[] cellOf = cells[grouping];
            List<Optional<RankSearch>> known = searched.found().get(grouping);
            for (int row = entering.nextSetBit(0); row >= 0 && cellOf.length > 0; row = entering.nextSetBit(row + 1)) {
                if (cellOf[row] >= 0) {
                    Optional<RankSearch> search = search(searched.id(), known, grouping, cellOf[row]);
                    if (search.isPresent()) {
                        ValueTally.add(search.get(), values, row);
                    }
                }
            }
        }
    }

    private Optional<RankSearch> search(String metric, List<Optional<RankSearch>> known, int grouping, int cell) {
        while (known.size() <= cell) {
            Groupings.Cell named = groupings.cell(grouping, known.size());
            CellKey key = new CellKey(metric, named.arm(), named.slice(), named.member());
            known.add(Optional.ofNullable(searches.get(key)));
        }
        return known.get(cell);
    }

    @Override
    public void merge(RankTally other) {
        searches.forEach(
                (key, search) -> Optional.ofNullable(other.searches.get(key)).ifPresent(search::merge));
    }

    /** What a search holds has a limit of its own. */
    @Override
    public void noteHeld(HeldMemory memory) {}

    @Override
    public void forgetHeld(HeldMemory memory) {}
}
