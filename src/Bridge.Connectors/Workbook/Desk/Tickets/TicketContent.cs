using System.Security.Cryptography;
using System.Text;
using Bridge.Connectors.Workbook.Desk.Rows;

namespace Bridge.Connectors.Workbook.Desk.Tickets;

/// <summary>What people have written into a ticket's row, as a hash.</summary>
internal static class TicketContent
{
    /// <summary>Hashes a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The hash, 16 hexadecimal digits.</returns>
    public static string Of(DeskRow row) => Hash(string.Join('\u001f', DeskSheets.Tickets.Columns.Where(column => !column.IsLocked).Select(row.Text)));

    /// <summary>Hashes a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The hash, 16 hexadecimal digits.</returns>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
