using System.Globalization;
using Synth.Benchmarks.BatchFormat;

namespace Synth.Benchmarks.Evaluating;

/// <summary>
/// A SQLite database of pairs of tables, parents and children, whose columns depend on each other; every seed is another sample of one law.
/// </summary>
internal static class PairedTables
{
    /// <summary>Writes the database.</summary>
    /// <param name="path">The file.</param>
    /// <param name="pairs">Pairs of tables.</param>
    /// <param name="rows">Rows of each table.</param>
    /// <param name="seed">Which sample.</param>
    public static void Write(string path, int pairs, long rows, long seed)
    {
        using var file = new SqliteFile(path);
        for (var pair = 0; pair < pairs; pair++)
        {
            file.Execute(string.Create(CultureInfo.InvariantCulture, $"""
                CREATE TABLE parent_{pair} (
                    id INTEGER PRIMARY KEY, region VARCHAR(10) NOT NULL, grade INTEGER NOT NULL, credit REAL NOT NULL, joined DATE NOT NULL, note INTEGER);
                CREATE TABLE child_{pair} (
                    id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parent_{pair} (id), placed DATE NOT NULL, channel VARCHAR(10) NOT NULL,
                    amount REAL NOT NULL, weight REAL NOT NULL, coupon INTEGER);
                CREATE INDEX child_{pair}_parent ON child_{pair} (parent_id);
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
                INSERT INTO parent_{pair}
                SELECT i, 'region ' || ({Chance(1)} % 6), {Chance(2)} % 5 + {Chance(1)} % 6, round(exp({Chance(3)} / 250000.0) * (1 + {Chance(1)} % 6), 2),
                    date('2015-01-01', ({Chance(4)} % 2500) || ' days'), CASE WHEN {Chance(5)} % 3 = 0 THEN {Chance(6)} % 40 END
                FROM n;
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
                INSERT INTO child_{pair}
                SELECT i, p.id, date(p.joined, ({Chance(12)} % 700) || ' days'), 'channel ' || (({Chance(13)} % 3 + p.grade) % 7),
                    round(p.credit * (1 + {Chance(14)} / 1000003.0), 2), round(p.credit * (1 + {Chance(14)} / 1000003.0) / 40 + {Chance(15)} / 500000.0, 3),
                    CASE WHEN p.grade % 2 = 0 THEN 5 * (1 + {Chance(16)} % 4) END
                FROM n JOIN parent_{pair} p ON p.id = 1 + {Chance(11)} * {rows} / 1000003;
                """));

            string Chance(int draw) => string.Create(
                CultureInfo.InvariantCulture,
                $"(((i * 7919 + {draw + (20 * pair)} * 104729 + {seed} * 1299709) % 998244353 * 2654435761 / 1021) % 1000003)");
        }
    }
}
