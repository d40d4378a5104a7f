using System.Diagnostics;
using System.Text;
using Wheelhouse.Kernel;

namespace Wheelhouse.Platform;

/// <summary>Prints an HTML page to PDF.</summary>
/// <remarks>The document is the HTML; the PDF is a copy for people, made anew each time.</remarks>
public interface IPdfPrinter
{
    /// <summary>The page as PDF.</summary>
    /// <returns>Refused: <c>platform.no_pdf_printer</c>, <c>platform.print_failed</c>.</returns>
    Task<Outcome<byte[]>> Print(string html, CancellationToken cancel);
}

/// <summary>Prints by a headless Chromium, where the machine has one.</summary>
sealed class PdfPrinter(TimeProvider clock) : IPdfPrinter, IDisposable
{
    static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
    ];

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>One page after another: each print is a whole browser.</summary>
    readonly SemaphoreSlim printing = new(1, 1);

    /// <summary>Where the browser is, or null: then documents are offered as HTML alone.</summary>
    internal static string? Browser { get; } = Find();

    public async Task<Outcome<byte[]>> Print(string html, CancellationToken cancel)
    {
        if (Browser is null)
        {
            return new Refusal(
                "platform.no_pdf_printer",
                "This server has no Chromium to print with; read the document as HTML and print it from your browser.",
                RefusalKind.Conflict);
        }

        await printing.WaitAsync(cancel);
        var folder = Directory.CreateTempSubdirectory("wheelhouse-print-");
        try
        {
            var page = Path.Combine(folder.FullName, "page.html");
            var target = Path.Combine(folder.FullName, "page.pdf");
            await File.WriteAllTextAsync(page, html, Encoding.UTF8, cancel);
            await Run(folder.FullName, page, target, cancel);
            return File.Exists(target)
                ? await File.ReadAllBytesAsync(target, cancel)
                : new Refusal(
                    "platform.print_failed", "The browser did not print the page; read it as HTML, or try again.",
                    RefusalKind.Conflict);
        }
        finally
        {
            folder.Delete(recursive: true);
            printing.Release();
        }
    }

    public void Dispose() => printing.Dispose();

    async Task Run(string folder, string page, string target, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Browser!) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var flag in Flags)
        {
            start.ArgumentList.Add(flag);
        }

        start.ArgumentList.Add($"--user-data-dir={Path.Combine(folder, "profile")}");
        start.ArgumentList.Add($"--print-to-pdf={target}");
        start.ArgumentList.Add(new Uri(page).AbsoluteUri);
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        using var browser = Process.Start(start) ?? throw new InvalidOperationException("The browser did not start.");
        try
        {
            // a full pipe would stop the browser
            var said = Task.WhenAll(
                browser.StandardError.ReadToEndAsync(either.Token),
                browser.StandardOutput.ReadToEndAsync(either.Token));
            await browser.WaitForExitAsync(either.Token);
            await said;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // out of patience: no file, which the caller reports
        }
        finally
        {
            if (!browser.HasExited)
            {
                browser.Kill(entireProcessTree: true);
                await browser.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
