using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Ledger;

/// <summary>Opens an organisation's books, or brings their chart up to what the template has now. Idempotent.</summary>
/// <param name="Template">Names a chart that ships with the house, as <see cref="Chart.Lender"/>.</param>
public sealed record OpenBooks(Id<Organisation> Books, string Template = Chart.Lender)
{
    internal sealed class Handler(IJournal journal, IWork work) : IHandle<OpenBooks, Unit>
    {
        public Task<Outcome<Unit>> Handle(OpenBooks command, CancellationToken cancel)
        {
            work.About(command.Books.ToString());
            return journal.Open(command.Books, command.Template, cancel);
        }
    }
}
