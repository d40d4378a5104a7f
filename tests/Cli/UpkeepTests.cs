using Microsoft.Data.Sqlite;
using System.Text.Json;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Transcripts.Tests;

/// <summary>The verbs of an operator, on a world of some days.</summary>
public sealed class UpkeepTests : IDisposable
{
    /// <summary>Lived once; each test alters a copy.</summary>
    static readonly Lazy<Task<string>> Lived = new(LiveOnce);

    readonly string folder = Directory.CreateTempSubdirectory("wheelhouse-upkeep-").FullName;

    string Database => Path.Combine(folder, "house.db");

    string Keys => Path.Combine(folder, "keys");

    [Fact]
    public async Task A_log_verifies_until_somebody_alters_it()
    {
        await Live();
        var whole = await Run("audit", "verify", "--database", Database, "--keys", Keys);
        var report = JsonDocument.Parse(whole.Output).RootElement;
        var head = $"{report.GetProperty("size")}:{report.GetProperty("root")}";

        Assert.Equal((0, true), (whole.Exit, report.GetProperty("holds").GetBoolean()));
        Assert.Equal(0, (await Run("audit", "verify", "--database", Database, "--keys", Keys, "--head", head)).Exit);

        await Execute("drop trigger trust_audit_records_no_update"); // as somebody does who owns the file
        await Execute(
            "update trust_audit_records set body = replace(body, '\"action\":\"', '\"action\":\"Not') where leaf = 5");
        var altered = await Run("audit", "verify", "--database", Database, "--keys", Keys);
        var fault = JsonDocument.Parse(altered.Output).RootElement.GetProperty("fault");

        Assert.Equal(1, altered.Exit);
        Assert.Equal(
            ("recordAltered", 5), (fault.GetProperty("kind").GetString(), fault.GetProperty("leaf").GetInt64()));
        Assert.StartsWith("The record of leaf 5 was altered", altered.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_is_proven_until_somebody_alters_it()
    {
        await Live();
        var proof = JsonDocument.Parse(
            (await Run("audit", "prove", "5", "--database", Database)).Output).RootElement;
        var whole = JsonDocument.Parse(
            (await Run("audit", "verify", "--database", Database, "--keys", Keys)).Output).RootElement;
        var size = proof.GetProperty("size").GetInt64();

        // climbing by hand: with fewer than 2^n records a leaf has at most n siblings
        Assert.Equal((5, size), (proof.GetProperty("leaf").GetInt64(), whole.GetProperty("size").GetInt64()));
        Assert.Equal(whole.GetProperty("root").GetString(), proof.GetProperty("root").GetString());
        Assert.InRange(proof.GetProperty("path").GetArrayLength(), 1, 64 - (int)long.LeadingZeroCount(size));

        await Execute("drop trigger trust_audit_records_no_update");
        await Execute(
            "update trust_audit_records set body = replace(body, '\"action\":\"', '\"action\":\"Not') where leaf = 5");
        var altered = await Run("audit", "prove", "5", "--database", Database);
        var neighbour = await Run("audit", "prove", "6", "--database", Database);
        var beyond = await Run("audit", "prove", $"{size}", "--database", Database);

        Assert.Equal((1, 0, 1), (altered.Exit, neighbour.Exit, beyond.Exit));
        Assert.Contains("trust.record_not_proven", altered.Messages, StringComparison.Ordinal);
        Assert.Contains("trust.no_such_leaf", beyond.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_houses_keys_did_not_sign_the_head()
    {
        await Live();
        var others = Path.Combine(folder, "others");
        _ = KeyRing.Open(others);

        var answer = await Run("audit", "verify", "--database", Database, "--keys", others);

        Assert.Contains("\"kind\":\"headForged\"", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_rotate_and_what_is_done_is_done()
    {
        await Live();

        var first = JsonDocument.Parse(
            (await Run("keys", "rotate", "--database", Database, "--keys", Keys)).Output).RootElement;
        var resumed = JsonDocument.Parse(
            (await Run("keys", "rotate", "--resume", "--database", Database, "--keys", Keys)).Output).RootElement;

        Assert.True(first.GetProperty("fields").GetInt64() > 0);
        Assert.Equal(0, resumed.GetProperty("fields").GetInt64());
        Assert.Equal(0, (await Run("audit", "verify", "--database", Database, "--keys", Keys)).Exit);
    }

    [Fact]
    public async Task What_is_not_there_is_said_so()
    {
        var nowhere = await Run("audit", "verify", "--database", Path.Combine(folder, "none.db"));
        var noRing = await Run("audit", "verify", "--database", Database, "--keys", Path.Combine(folder, "none"));
        var head = await Run("audit", "verify", "--database", Database, "--head", "7:xyz");
        var rotate = await Run("keys", "rotate", "--database", Database, "--keys", Path.Combine(folder, "none"));

        Assert.Equal(1, nowhere.Exit);
        Assert.Contains("trust.no_audit_log", nowhere.Messages, StringComparison.Ordinal);
        Assert.All([noRing, head, rotate], answer => Assert.Equal(2, answer.Exit));
        Assert.False(Directory.Exists(Path.Combine(folder, "none")));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    async Task Live()
    {
        var lived = await Lived.Value;
        File.Copy(Path.Combine(lived, "house.db"), Database);
        Directory.CreateDirectory(Keys);
        foreach (var key in Directory.GetFiles(Path.Combine(lived, "keys")))
        {
            File.Copy(key, Path.Combine(Keys, Path.GetFileName(key)));
        }
    }

    static async Task<string> LiveOnce()
    {
        var folder = Directory.CreateTempSubdirectory("wheelhouse-upkeep-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var answer = await Run(
            "simulate", "--days", "4", "--agreements", "2", "--database", Path.Combine(folder, "house.db"), "--keys",
            Path.Combine(folder, "keys"));
        Assert.True(answer.Exit == 0, answer.Messages);
        return folder;
    }

    async Task Execute(string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={Database}");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    static Task<Answer> Run(params string[] words) => Wheelhouse.Run("", TestContext.Current.CancellationToken, words);
}
