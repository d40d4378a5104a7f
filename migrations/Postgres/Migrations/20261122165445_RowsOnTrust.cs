using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class RowsOnTrust : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_ledger_lines_ledger_entries_entry",
                table: "ledger_lines");

            migrationBuilder.DropForeignKey(
                name: "FK_servicing_events_servicing_agreements_agreement",
                table: "servicing_events");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddForeignKey(
                name: "FK_ledger_lines_ledger_entries_entry",
                table: "ledger_lines",
                column: "entry",
                principalTable: "ledger_entries",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_servicing_events_servicing_agreements_agreement",
                table: "servicing_events",
                column: "agreement",
                principalTable: "servicing_agreements",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
