using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Wheelhouse.Transcripts.Tests;

/// <summary>Runs the real command line as a process of its own, from the repository's root.</summary>
static class Wheelhouse
{
    public static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "../.."));

    public static readonly string Shared =
        Environment.GetEnvironmentVariable("WHEELHOUSE_SHARED") ?? Path.Combine(Root, "../shared");

    public static async Task<Answer> Run(string input, CancellationToken cancel, params IReadOnlyList<string> words)
    {
        using var process = Start([.. words]);
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var messages = process.StandardError.ReadToEndAsync(cancel);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancel);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancel);
        return new(process.ExitCode, await output, await messages);
    }

    public static Process Start(params string[] words) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Wheelhouse.Cli.dll"), .. words])
        {
            WorkingDirectory = Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}

/// <summary>What a process left behind.</summary>
sealed record Answer(int Exit, string Output, string Messages);
