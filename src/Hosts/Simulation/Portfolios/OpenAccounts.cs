using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Simulation.Portfolios;

/// <summary>Tells that cars were paid for: agreements begin as if they had been applied for, signed and paid
/// out.</summary>
public sealed record OpenAccounts(IReadOnlyList<PayoutConfirmed> Facts)
{
    internal sealed class Handler(IWork work) : IHandle<OpenAccounts, Opened>
    {
        public Task<Outcome<Opened>> Handle(OpenAccounts command, CancellationToken cancel)
        {
            work.About("portfolio");
            foreach (var fact in command.Facts)
            {
                work.Publish(fact);
            }

            return Task.FromResult<Outcome<Opened>>(new Opened(command.Facts.Count));
        }
    }
}

public sealed record Opened(int Agreements);
