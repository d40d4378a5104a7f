using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Wheelhouse.Kit;
using Xunit;

namespace Wheelhouse.Journeys.Tests.Door;

/// <summary>A server told something it cannot use ends with one sentence on the console and exit code 2; one that is
/// stopped leaves its data whole.</summary>
public sealed class StartTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("wheelhouse-start-").FullName;

    [Theory]
    [InlineData("mysql://house@127.0.0.1/x", "The database is a file path or an address like postgres://")]
    [InlineData("postgres://:::", "--database: Invalid URI")]
    [InlineData("postgres://nobody:secret@127.0.0.1:1/x", "PostgreSQL does not answer")]
    [InlineData("/proc/nothing/x.db", "Give a folder this account may write to")]
    public async Task A_database_that_cannot_be_used_is_named_in_a_sentence(string database, string expected)
    {
        var (exit, said) = await Start(database, "http://127.0.0.1:0");

        Assert.Equal(2, exit);
        Assert.Contains(expected, said, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_kind_is_left_as_it_was()
    {
        var file = Path.Combine(folder, "letter.db");
        var letter = string.Concat(Enumerable.Repeat("Dear sirs, this is no database. ", 40));
        await File.WriteAllTextAsync(file, letter, TestContext.Current.CancellationToken);

        var (exit, said) = await Start(file, "http://127.0.0.1:0");

        Assert.Equal(2, exit);
        Assert.Contains("The file is no SQLite database", said, StringComparison.Ordinal);
        Assert.Equal(letter, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_address_in_use_is_said()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var (exit, said) = await Start(Path.Combine(folder, "house.db"), $"http://{other.LocalEndpoint}");

        Assert.Equal(2, exit);
        Assert.Contains("another process listens on this address", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("false", "2026-01-05T02:00:00Z", "only a demonstration may set its clock")]
    [InlineData("true", "yesterday", "'yesterday' is no instant")]
    public async Task Only_a_demonstration_sets_its_clock(string demo, string clock, string expected)
    {
        var (exit, said) = await Start(
            Path.Combine(folder, "house.db"), "http://127.0.0.1:0", "--demo", demo, "--clock", clock);

        Assert.Equal(2, exit);
        Assert.Contains(expected, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_stopped_leaves_all_in_the_one_file()
    {
        var file = Path.Combine(folder, "house.db");
        await using (await ServerProcess.Start(file, Path.Combine(folder, "keys")))
        {
            Assert.True(File.Exists($"{file}-wal"));
        }

        Assert.Equal([file], Directory.EnumerateFiles(folder, "house.db*"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    async Task<(int Exit, string Said)> Start(string database, string url, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])[
            ServerProcess.Binary(), "--database", database, "--keys", Path.Combine(folder, "keys"), "--urls", url,
            .. more])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { }; // the log has the whole story; it is not looked at here
        process.BeginOutputReadLine();
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, said);
    }
}
