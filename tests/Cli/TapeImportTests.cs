using Microsoft.Data.Sqlite;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Wheelhouse.Transcripts.Tests;

/// <summary>A tape of six made loans over four months, figures by hand; a piece of a real one; and what is no
/// tape.</summary>
/// <remarks>
/// All at 7.3 %, 0.0002 a day; interest paid through 31 May 2017, so 29 June is the first due day by our terms.
/// <list type="bullet">
/// <item>A, 10,000.00: 60.00 in 30 days, 59.52 on 9,600.00 in 31; nothing in August; 112.23 on 9,199.52 in
/// 61.</item>
/// <item>B, 5,000.00: 30.00 in 30 days; 9.56 on 4,780.00 by 10 July, when it is paid off.</item>
/// <item>C, 8,000.00: never pays, lost in August; the car brings 3,000.00, the debtor 500.00, and 300.00 are
/// costs.</item>
/// <item>D, 2,000.00: 12.00 in 30 days; leaves the tape with 1,912.00.</item>
/// <item>E, 6,000.00: 36.00 in 30 days; from July 3.65 %, and July is put off by a month: a night of 1.15 and 62
/// of 0.57 are 36.71 by the end of August.</item>
/// <item>F, 3,000.00: 18.00 in 30 days; then its balance rises by 32.00 of which the tape tells nothing.</item>
/// </list>
/// </remarks>
public sealed class TapeImportTests : IDisposable
{
    const string Header =
        "assetNumber,originationDate,reportingPeriodEndingDate,reportingPeriodActualEndBalanceAmount,"
        + "reportingPeriodInterestRatePercentage,reportingPeriodScheduledPaymentAmount,interestPaidThroughDate,"
        + "currentDelinquencyStatus,"
        + "BAL1,PRC1,PMT1,REC1,REP1,RAT1,EXT1,BAL2,PRC2,PMT2,REC2,REP2,RAT2,EXT2,"
        + "BAL3,PRC3,PMT3,REC3,REP3,RAT3,EXT3,BAL4,PRC4,PMT4,REC4,REP4,RAT4,EXT4";

    const string First = "A,03/2017,05-31-2017,10000.00,0.073,460.00,05-31-2017,0,"
        + "9600.00,400.00,460.00,,,,,9199.52,400.48,460.00,,,,,9199.52,0.00,0.00,,,,,8851.75,347.77,460.00,,,,";

    static readonly string[] Loans =
    [
        First,
        "B,03/2017,05-31-2017,5000.00,0.073,250.00,05-31-2017,0,"
            + "4780.00,220.00,250.00,,,,,0.00,4780.00,4789.56,,,,,,,,,,,,,,,,,,",
        "C,03/2017,05-31-2017,8000.00,0.073,400.00,05-31-2017,0,"
            + "8000.00,0.00,0.00,,,,,8000.00,0.00,0.00,,,,,0.00,0.00,0.00,,3000.00,,,,,,500.00,-300.00,,",
        "D,04/2017,05-31-2017,2000.00,0.073,100.00,05-31-2017,0,"
            + "1912.00,88.00,100.00,,,,,,,,,,,,,,,,,,,,,,,,,",
        "E,04/2017,05-31-2017,6000.00,0.073,300.00,05-31-2017,0,"
            + "5736.00,264.00,300.00,,,,,5736.00,0.00,0.00,,,0.0365,1,5472.71,263.29,300.00,,,,,5472.71,0.00,0.00,,,,",
        "F,04/2017,05-31-2017,3000.00,0.073,150.00,05-31-2017,0,"
            + "2868.00,132.00,150.00,,,,,2900.00,0.00,0.00,,,,,2900.00,0.00,0.00,,,,,2900.00,0.00,0.00,,,,",
    ];

    readonly string folder = Directory.CreateTempSubdirectory("wheelhouse-tape-").FullName;

    [Fact]
    public async Task A_made_tape_comes_out_as_worked_by_hand()
    {
        var answer = await Import("made.csv", Text(Loans), "a");

        Assert.True(answer.Exit == 0, answer.Messages);
        using var report = JsonDocument.Parse(answer.Output);
        var root = report.RootElement;
        Assert.Equal(
            "boughtBack 1, chargeOffs 1, extensions 1, opened 6, payments 8, payoffs 1, rateChanges 1, recoveries 2",
            string.Join(", ", root.GetProperty("counts").EnumerateObject().Select(c => $"{c.Name} {c.Value}")));
        Assert.Equal("""{"adjusted":1,"cost":1}""", root.GetProperty("unplaced").GetRawText());
        Assert.Equal(
            [
                "assetNumber,month,what,amount,reason", "C,2017-09,recovery,-300.00,cost",
                "F,2017-07,balance,32.00,adjusted",
            ],
            await File.ReadAllLinesAsync(Place("a.report.csv"), TestContext.Current.CancellationToken));
        Assert.Empty(root.GetProperty("laws").EnumerateArray());
        var balances = root.GetProperty("balances").EnumerateArray().ToList();
        Assert.Equal(
            ["2017-05-31", "2017-06-30", "2017-07-31", "2017-08-31", "2017-09-30"],
            balances.Select(b => b.GetProperty("month").GetString()!));
        Assert.Equal([1m, 1m, 0.833333m], balances.Take(3).Select(b => b.GetProperty("toTheCent").GetDecimal()));
        Assert.All(balances, b => Assert.Equal(1m, b.GetProperty("sameBucket").GetDecimal()));
    }

    /// <summary>A, C, E and F are late as hand counts them, and B and D are gone: the same here and there.</summary>
    [Fact]
    public async Task What_is_counted_from_the_tape_is_what_the_portfolio_finds()
    {
        using var report = JsonDocument.Parse((await Import("made.csv", Text(Loans), "b")).Output);
        var root = report.RootElement;

        var rolls = root.GetProperty("rollRates").EnumerateArray().ToDictionary(
            r => $"{r.GetProperty("from").GetString()} {r.GetProperty("to").GetString()}",
            r => (Ours: Of(r, "agreements", "ours"), Tape: Of(r, "agreements", "tape")));
        Assert.All(rolls.Values, cell => Assert.Equal(cell.Tape, cell.Ours));
        Assert.Equal(1, rolls["days31To60 chargedOff"].Ours); // C from July to August
        Assert.Equal(2, rolls["current paidOff"].Ours); // B and D in July
        Assert.Equal(4, rolls["current days1To30"].Ours); // C of May, F of June, A of July, E of August
        Assert.Equal(2, rolls["days1To30 days31To60"].Ours); // C of June, F of July

        var vintages = root.GetProperty("vintages").EnumerateArray().ToList();
        Assert.All(vintages, v => Assert.Equal(
            Of(v, "chargedOff", "tape"), Of(v, "chargedOff", "ours"), precision: 6));
        Assert.Equal(0.347826m, Of(vintages[0], "chargedOff", "tape")); // 8,000 of 23,000 from March
        var losses = root.GetProperty("losses"); // in our books with interest: 93 nights of 1.60, and 30 on 5,148.80
        Assert.Equal(4_500_00, losses.GetProperty("tape").GetProperty("minorUnits").GetInt64());
        Assert.Equal(4_679_69, losses.GetProperty("ours").GetProperty("minorUnits").GetInt64());
    }

    [Fact]
    public async Task What_two_must_agree_to_the_maker_asked_and_the_checker_granted()
    {
        await Import("made.csv", Text(Loans), "c");

        Assert.Equal(
            ["AskTapeChange Tape import, maker 2", "GrantTapeChange Tape import, checker 2"],
            await Query("c", """
                select json_extract(r.body, '$.action') || ' ' || u.name_en || ' ' || count(*) as line
                from trust_audit_records r
                join trust_users u on json_extract(r.body, '$.user') = 'usr_' || replace(lower(u.id), '-', '')
                where r.body like '%TapeChange%' group by json_extract(r.body, '$.action'), u.name_en order by line
                """));
        Assert.Equal(["2"], await Query("c", "select '' || count(*) from servicing_requests where state = 'Granted'"));
    }

    [Fact]
    public async Task A_run_that_is_killed_goes_on_and_says_what_an_undisturbed_one_does()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent by the kill program.");
        var cancel = TestContext.Current.CancellationToken;
        var whole = await Import("made.csv", Text(Loans), "whole");
        using (var process = Wheelhouse.Start(Words("made.csv", "cut")))
        {
            process.StandardInput.Close();
            Assert.Equal(Closed("2017-05"), await process.StandardError.ReadLineAsync(cancel));
            Assert.Equal(Closed("2017-06"), await process.StandardError.ReadLineAsync(cancel));
            process.Kill();
            await process.WaitForExitAsync(cancel);
        }

        using (var process = Wheelhouse.Start(Words("made.csv", "cut")))
        {
            process.StandardInput.Close();
            Assert.Equal(Closed("2017-07"), await process.StandardError.ReadLineAsync(cancel));
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await process.WaitForExitAsync(cancel);
            var output = await process.StandardOutput.ReadToEndAsync(cancel);
            Assert.True( // it may have been done before the signal came
                (process.ExitCode, output) == (130, "") || (process.ExitCode, output) == (0, whole.Output),
                $"{process.ExitCode}: {output}");
        }

        var resumed = await Wheelhouse.Run("", cancel, Words("made.csv", "cut"));

        Assert.Equal((0, whole.Output), (resumed.Exit, resumed.Output));
        Assert.Equal(
            await File.ReadAllTextAsync(Place("whole.report.csv"), cancel),
            await File.ReadAllTextAsync(Place("cut.report.csv"), cancel));
        Assert.Equal(await Query("whole", Events), await Query("cut", Events));
    }

    [Fact]
    public async Task Another_part_of_the_tape_into_the_same_lender_is_refused()
    {
        await Import("made.csv", Text(Loans), "d");

        var other = await Import("other.csv", Text(Loans[1..]), "d");

        Assert.Equal((2, ""), (other.Exit, other.Output));
        Assert.Contains("name another --organisation", other.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("05-31-2017", "05-30-2017", "is the last day of a month and the same in all rows, found 2017-05-30")]
    [InlineData("05-31-2017,10000.00", "2017-05-31,10000.00", "column 3 (reportingPeriodEndingDate): expected a day")]
    [InlineData("03/2017", "2017-03", "column 2 (originationDate): expected a month such as 05/2017, found '2017-03'")]
    [InlineData("03/2017", "07/2017", "expected an originationDate before 2017-05-31")]
    [InlineData("10000.00", "much", "column 4 (reportingPeriodActualEndBalanceAmount): expected an amount")]
    [InlineData("0.073", "7.3", "column 5 (reportingPeriodInterestRatePercentage): expected a fraction a year")]
    [InlineData("A,03", ",03", "loan '': expected an assetNumber of 1 to 40 characters")]
    public async Task What_is_wrong_in_a_row_is_said_and_nothing_is_written(string what, string wrong, string said)
    {
        var row = First.Replace(what, wrong, StringComparison.Ordinal);

        var answer = await Import("bad.csv", Text([.. Loans[1..], row]), "bad");

        Assert.Equal((2, ""), (answer.Exit, answer.Output));
        Assert.Contains(said, answer.Messages, StringComparison.Ordinal);
        Assert.False(File.Exists(Place("bad.db")));
        Assert.False(File.Exists(Place("bad.report.csv")));
    }

    [Fact]
    public async Task A_file_that_is_no_whole_tape_is_refused_before_anything_is_written()
    {
        var text = Text(Loans);
        var cut = await Import("cut.csv", text[..^60], "bad");
        var twice = await Import("twice.csv", Text([.. Loans, First]), "bad");
        var less = await Import("less.csv", text.Replace("PRC2", "XYZ2", StringComparison.Ordinal), "bad");
        var empty = await Import("empty.csv", Header + "\n", "bad");
        using var bytes = new MemoryStream();
        await using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
        }

        await File.WriteAllBytesAsync(
            Place("cut.csv.gz"), bytes.ToArray()[..^40], TestContext.Current.CancellationToken);
        var torn = await Wheelhouse.Run("", TestContext.Current.CancellationToken, Words("cut.csv.gz", "bad"));

        Assert.All([cut, twice, less, empty, torn], answer => Assert.Equal((2, ""), (answer.Exit, answer.Output)));
        Assert.Contains("columns; expected 36", cut.Messages, StringComparison.Ordinal);
        Assert.Contains("loan A stands in it twice", twice.Messages, StringComparison.Ordinal);
        Assert.Contains("there is no column 'PRC2'", less.Messages, StringComparison.Ordinal);
        Assert.Contains("there is no loan in it", empty.Messages, StringComparison.Ordinal);
        Assert.False(File.Exists(Place("bad.db")));
    }

    [Fact]
    public async Task A_piece_of_a_real_tape_rolls_as_the_tape_tells()
    {
        var file = Path.Combine(Wheelhouse.Shared, "data", "us-auto-abs-aart2171_2017", "train.csv.gz");
        Assert.SkipUnless(File.Exists(file), "The tapes are not beside the repository; set WHEELHOUSE_SHARED.");
        var words = Words(file, "real");

        var answer = await Wheelhouse.Run(
            "", TestContext.Current.CancellationToken, [.. words, "--loans", "60", "--months", "3"]);

        Assert.True(answer.Exit == 0, answer.Messages);
        using var report = JsonDocument.Parse(answer.Output);
        Assert.Empty(report.RootElement.GetProperty("laws").EnumerateArray());
        var balances = report.RootElement.GetProperty("balances").EnumerateArray().ToList();
        Assert.Equal(4, balances.Count);
        Assert.All(balances, b => Assert.True(b.GetProperty("toTheCent").GetDecimal() > 0.85m, b.GetRawText()));
        Assert.All(balances, b => Assert.True(b.GetProperty("sameBucket").GetDecimal() > 0.98m, b.GetRawText()));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    const string Events = """
        select a.number || ' ' || e.sequence || ' ' || e.value_date || ' ' || e.body
        from servicing_events e join servicing_agreements a on a.id = e.agreement order by a.number, e.sequence
        """;

    static string Closed(string month) => $"wheelhouse: tape import: {month} is closed";

    static string Text(IEnumerable<string> loans) => string.Join('\n', loans.Prepend(Header)) + "\n";

    static decimal Of(JsonElement row, string what, string whose) =>
        row.GetProperty(what).GetProperty(whose).GetDecimal();

    string Place(string name) => Path.Combine(folder, name);

    string[] Words(string file, string house) =>
    [
        "tape", "import", Path.Combine(folder, file), "--organisation", "Made Lender", "--database",
        Place($"{house}.db"), "--keys", Place($"{house}.keys"), "--report", Place($"{house}.report.csv"),
    ];

    async Task<Answer> Import(string file, string text, string house)
    {
        await File.WriteAllTextAsync(Place(file), text, TestContext.Current.CancellationToken);
        return await Wheelhouse.Run("", TestContext.Current.CancellationToken, Words(file, house));
    }

    async Task<List<string>> Query(string house, string query)
    {
        await using var connection = new SqliteConnection($"Data Source={Place($"{house}.db")}");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
