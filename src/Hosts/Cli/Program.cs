using System.Runtime.InteropServices;
using Wheelhouse.Cli;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

await using var input = Console.OpenStandardInput();
await using var output = Console.OpenStandardOutput();

// A verb that is told to stop tidies up and ends; one that waits for standard input cannot be woken and is left behind.
var verb = Task.Run(() => CommandLine.Run(args, new(input, output, Console.Error), stop.Token));
var ended = await Task.WhenAny(verb, Patience(stop.Token));
return await ended;

static async Task<int> Patience(CancellationToken stopped)
{
    await Task.Delay(Timeout.Infinite, stopped).ContinueWith(_ => { }, TaskScheduler.Default);
    await Task.Delay(TimeSpan.FromSeconds(3), CancellationToken.None);
    await Console.Error.WriteLineAsync("wheelhouse: stopped");
    return Exit.Stopped;
}

void Stop(PosixSignalContext context)
{
    context.Cancel = !stop.IsCancellationRequested; // a second signal ends the process at once
    stop.Cancel();
}
